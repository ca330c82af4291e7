# Red con muchas capas para separar tres anillos
import math
import torch
from torch import nn

torch.manual_seed(31)


def anillos(n):
    y = torch.arange(n) % 3
    r = 0.6 + 0.7 * y + 0.08 * torch.randn(n)
    a = 2 * math.pi * torch.rand(n)
    return torch.stack([r * a.cos(), r * a.sin()], 1), y


Xe, ye = anillos(1200)
Xv, yv = anillos(300)

activacion = nn.Sigmoid
capas = [nn.Linear(2, 24), activacion()]
for k in range(8):
    capas.extend([nn.Linear(24, 24), activacion()])
modelo = nn.Sequential(*capas, nn.Linear(24, 3))
for m in modelo:
    if isinstance(m, nn.Linear):
        nn.init.xavier_uniform_(m.weight)
        nn.init.zeros_(m.bias)

opt = torch.optim.SGD(modelo.parameters(), lr=0.04, momentum=0.9)
fn = nn.CrossEntropyLoss()
for epoca in range(40):
    p = torch.randperm(1200)
    for i in range(0, 1200, 60):
        opt.zero_grad()
        L = fn(modelo(Xe[p[i:i + 60]]), ye[p[i:i + 60]])
        L.backward()
        opt.step()
    if epoca % 8 == 0:
        print("época", epoca, "pérdida", L.item())
aciertos = (modelo(Xv).argmax(1) == yv).float().mean().item()
print("exactitud", aciertos)
