import argparse

import torch
from torch import nn
from torch.utils.data import DataLoader, Subset, TensorDataset


def datos(n, semilla):
    g = torch.Generator().manual_seed(semilla)
    x = torch.randn(n, 6, generator=g)
    w = torch.randn(6, 3, generator=g)
    y = (x @ w + 0.6 * torch.sin(2 * x[:, :3])).argmax(1)
    return TensorDataset(x, y)


class Aceites(nn.Module):
    def __init__(self, ocultas):
        super().__init__()
        self.f = nn.Sequential(nn.Linear(6, ocultas), nn.GELU(), nn.Linear(ocultas, 3))

    def forward(self, x):
        return self.f(x)


def partir(conjunto, prop_entreno, prop_prueba, semilla):
    n = len(conjunto)
    orden = torch.randperm(n, generator=torch.Generator().manual_seed(semilla)).tolist()
    entreno = Subset(conjunto, orden[:int(prop_entreno * n)])
    prueba = Subset(conjunto, orden[-int(prop_prueba * n):])
    return entreno, prueba


def exactitud(red, cargador):
    bien = total = 0
    with torch.no_grad():
        for x, y in cargador:
            bien += (red(x).argmax(1) == y).sum().item()
            total += len(y)
    return bien / total


p = argparse.ArgumentParser()
p.add_argument("--prop-entreno", type=float, default=0.8)
p.add_argument("--prop-prueba", type=float, default=0.4)
p.add_argument("--ocultas", type=int, default=24)
p.add_argument("--epocas", type=int, default=25)
a = p.parse_args()

torch.manual_seed(33)
entreno, prueba = partir(datos(1500, 33), a.prop_entreno, a.prop_prueba, 33)
red = Aceites(a.ocultas)
opt = torch.optim.Adam(red.parameters(), lr=0.01)
for epoca in range(a.epocas):
    for x, y in DataLoader(entreno, batch_size=60, shuffle=True):
        opt.zero_grad()
        nn.functional.cross_entropy(red(x), y).backward()
        opt.step()
    if epoca % 5 == 4:
        print("época", epoca + 1, "exactitud de prueba", exactitud(red, DataLoader(prueba, batch_size=200)))
