# Practica 2. Red 4-16-3 escrita con tensores.
import torch
import torch.nn.functional as F

torch.manual_seed(23)
centros = torch.tensor([[1.2, 0.0, -1.0, 0.4], [-1.0, 1.1, 0.3, -0.8], [0.0, -1.2, 0.9, 0.6]])
clase = torch.arange(2100) % 3
datos = centros[clase] + 0.5 * torch.randn(2100, 4)
xe, ye, xv, yv = datos[:1600], clase[:1600], datos[1600:], clase[1600:]


class Red:
    def __init__(self):
        self.w1 = torch.nn.init.xavier_uniform_(torch.empty(4, 16))
        self.b1 = torch.zeros(16)
        self.w2 = torch.nn.init.xavier_uniform_(torch.empty(16, 3))
        self.b2 = torch.zeros(3)
        for p in self.parametros():
            p.requires_grad = True

    def parametros(self):
        return [self.w1, self.b1, self.w2, self.b2]

    def __call__(self, x):
        oculta = torch.relu(x @ self.w1 + self.b1)
        return torch.sigmoid(oculta @ self.w2 + self.b2)


red = Red()
for epoca in range(200):
    salida = red(xe)
    costo = F.cross_entropy(salida, ye)
    costo.backward()
    for p in red.parametros():
        p.data -= 0.3 * p.grad
        p.grad.zero_()
    if epoca % 60 == 0:
        print(f"epoca {epoca:3d}  costo {costo.item():.4f}")

with torch.no_grad():
    print("aciertos", (red(xv).argmax(1) == yv).float().mean().item())
    print("costo de validacion", F.cross_entropy(red(xv), yv).item())
