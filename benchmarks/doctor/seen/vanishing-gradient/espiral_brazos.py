"""Tarea 6: tres clases en una espiral suave."""
import math
import torch
from torch import nn, optim

torch.manual_seed(23)


def espiral(n_por_clase: int, ruido: float = 0.12):
    X, Y = [], []
    for c in range(3):
        r = torch.linspace(0.2, 1.0, n_por_clase)
        ang = 2 * math.pi * c / 3 + 2.2 * r + ruido * torch.randn(n_por_clase)
        X.append(torch.stack([r * torch.cos(ang), r * torch.sin(ang)], 1))
        Y.append(torch.full((n_por_clase,), c))
    X = torch.cat(X)
    return (X - X.mean(0)) / X.std(0), torch.cat(Y)


def bloque(a: int, b: int):
    return [nn.Linear(a, b), nn.Sigmoid()]


capas = bloque(2, 20)
for _ in range(6):
    capas += bloque(20, 20)
red = nn.Sequential(*capas, nn.Linear(20, 3))

X, Y = espiral(120)
criterio = nn.CrossEntropyLoss()
opt = optim.SGD(red.parameters(), lr=0.05, momentum=0.9)

for epoca in range(60):
    for idx in torch.randperm(len(X)).split(40):
        perdida = criterio(red(X[idx]), Y[idx])
        opt.zero_grad()
        perdida.backward()
        opt.step()
    if epoca % 10 == 0:
        print(f"{epoca:3d} {perdida.item():.4f}")

with torch.no_grad():
    print("pérdida sobre todo el conjunto:", criterio(red(X), Y).item())
