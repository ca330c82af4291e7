import torch
import torch.nn as nn


def imagenes(n, g):
    """Barras horizontales, verticales, diagonales y manchas de 10x10 con ruido."""
    x = 0.3 * torch.randn(n, 1, 10, 10, generator=g)
    y = torch.randint(0, 4, (n,), generator=g)
    for k in range(n):
        i = int(torch.randint(1, 9, (1,), generator=g))
        j = int(torch.randint(1, 9, (1,), generator=g))
        if y[k] == 0:
            x[k, 0, i, :] += 1
        elif y[k] == 1:
            x[k, 0, :, j] += 1
        elif y[k] == 2:
            x[k, 0] += torch.diag(torch.ones(10 - abs(i - 5)), i - 5)
        else:
            x[k, 0, i - 1:i + 2, j - 1:j + 2] += 1
    return x, y


class Convolucional(nn.Module):
    def __init__(self):
        super().__init__()
        self.rasgos = nn.Sequential(
            nn.Conv2d(1, 8, 3, padding=1), nn.ReLU(),
            nn.Conv2d(8, 12, 3, padding=1), nn.ReLU(),
            nn.AdaptiveMaxPool2d(2), nn.Flatten(),
        )
        self.cabeza = nn.Sequential(nn.Linear(48, 4), nn.Softmax(dim=1))

    def forward(self, x):
        return self.cabeza(self.rasgos(x))


g = torch.Generator().manual_seed(3)
torch.manual_seed(3)
x_tr, y_tr = imagenes(1000, g)
x_te, y_te = imagenes(300, g)
red = Convolucional()
funcion_perdida = nn.CrossEntropyLoss()
opt = torch.optim.Adam(red.parameters(), lr=0.01)
for epoca in range(8):
    acum = 0
    for lote in torch.randperm(1000).split(50):
        opt.zero_grad()
        perdida = funcion_perdida(red(x_tr[lote]), y_tr[lote])
        perdida.backward()
        opt.step()
        acum += perdida.item() / 20
    print(f"época {epoca}: {acum:.4f}")
with torch.no_grad():
    salida = red(x_te)
    print("exactitud", (salida.argmax(1) == y_te).float().mean().item())
    print("pérdida de prueba", funcion_perdida(salida, y_te).item())
