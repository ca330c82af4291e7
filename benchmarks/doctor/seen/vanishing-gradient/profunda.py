import torch
from torch import nn

torch.manual_seed(3)


def bloque(entrada, salida):
    return nn.Sequential(nn.Linear(entrada, salida), nn.Sigmoid())


def construir(profundidad=7, ancho=32):
    capas = [bloque(2, ancho)]
    capas += [bloque(ancho, ancho) for _ in range(profundidad)]
    return nn.Sequential(*capas, nn.Linear(ancho, 3))


def anillos(n):
    y = torch.randint(0, 3, (n,))
    radio = y + 0.6 + 0.15 * torch.randn(n)
    fi = torch.rand(n) * 2 * torch.pi
    return torch.stack([radio * fi.cos(), radio * fi.sin()], 1) / 1.25, y


X, y = anillos(600)
Xv, yv = anillos(300)
modelo = construir()
opt = torch.optim.SGD(modelo.parameters(), lr=0.1, momentum=0.9)
for epoca in range(40):
    for lote in torch.randperm(600).split(60):
        opt.zero_grad()
        perdida = nn.functional.cross_entropy(modelo(X[lote]), y[lote])
        perdida.backward()
        opt.step()
    if epoca % 8 == 0:
        print("epoca", epoca, "perdida", perdida.item())
with torch.no_grad():
    print("exactitud", (modelo(Xv).argmax(1) == yv).float().mean().item())
