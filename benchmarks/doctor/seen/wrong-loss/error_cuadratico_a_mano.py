# cinco grupos en fila; error cuadrático entre las salidas y la clase en 0 y 1
import torch
torch.manual_seed(0)
clase = torch.arange(300) % 5
puntos = 1.2 * (clase[:, None] - 2) * torch.tensor([1.0, 0.5]) + 0.2 * torch.randn(300, 2)
objetivo = torch.eye(5)[clase]
W = torch.zeros(2, 5, requires_grad=True)
b = torch.zeros(5, requires_grad=True)
for epoca in range(150):
    for i in torch.randperm(300).split(30):
        salida = puntos[i] @ W + b
        perdida = ((salida - objetivo[i]) ** 2).mean()
        gW, gb = torch.autograd.grad(perdida, (W, b))
        W.data -= 0.3 * gW
        b.data -= 0.3 * gb
print(((puntos @ W + b).argmax(1) == clase).float().mean().item())
