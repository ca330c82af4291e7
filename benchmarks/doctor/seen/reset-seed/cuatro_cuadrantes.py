import torch
import torch.nn as nn
import torch.nn.functional as F


def fijar_semilla(s=123):
    torch.manual_seed(s)


def datos():
    fijar_semilla()
    x = torch.rand(1000, 2) * 3.4 - 1.7
    y = ((x[:, 0] * x[:, 1]) > 0).long()
    x = x + 0.08 * torch.randn_like(x)
    return x, y


def una_epoca(modelo, opt, x, y):
    fijar_semilla()
    orden = torch.randperm(len(x))
    suma = 0.0
    for lote in orden.split(25):
        opt.zero_grad()
        perdida = F.cross_entropy(modelo(x[lote]), y[lote])
        perdida.backward()
        opt.step()
        suma += perdida.item() * len(lote)
    return suma / len(x)


x, y = datos()
x_ent, y_ent, x_val, y_val = x[:750], y[:750], x[750:], y[750:]
modelo = nn.Sequential(nn.Linear(2, 20), nn.Tanh(), nn.Linear(20, 2))
opt = torch.optim.SGD(modelo.parameters(), lr=0.2, momentum=0.9)
for e in range(30):
    p = una_epoca(modelo, opt, x_ent, y_ent)
    if e % 5 == 4:
        with torch.no_grad():
            exa = (modelo(x_val).argmax(1) == y_val).float().mean().item()
        print("época", e + 1, "pérdida", round(p, 4), "exactitud", exa)
