"""Gasto de los clientes de una tienda en línea, con un par de variables derivadas."""
import numpy as np
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

np.random.seed(90)
torch.manual_seed(90)
n = 900
visitas = np.random.poisson(4.0, n)
compras = np.random.binomial(visitas, 0.5)
edad = np.random.normal(40, 12, n)

with np.errstate(all="ignore"):
    conversion = compras / visitas
gasto = 2.0 * compras / np.maximum(visitas, 1) + 0.3 * np.sqrt(visitas) - ((edad - 40) / 24) ** 2
gasto = (gasto + 0.05 * np.random.randn(n)).astype(np.float32)

X = np.c_[(visitas - 4) / 2.0, (conversion - 0.5) / 0.3, (edad - 40) / 12].astype(np.float32)
X, gasto = torch.from_numpy(X), torch.from_numpy(gasto)
ent, val = slice(0, 700), slice(700, None)


class Gasto(nn.Module):
    def __init__(self):
        super().__init__()
        self.capas = nn.Sequential(nn.Linear(3, 32), nn.Tanh(), nn.Linear(32, 1))

    def forward(self, x):
        return self.capas(x).squeeze(1)


red = Gasto()
opt = torch.optim.Adam(red.parameters(), lr=0.01)
for epoca in range(50):
    for xb, yb in DataLoader(TensorDataset(X[ent], gasto[ent]), batch_size=50, shuffle=True):
        opt.zero_grad()
        l = nn.functional.mse_loss(red(xb), yb)
        l.backward()
        opt.step()
    if epoca % 10 == 9:
        print(f"época {epoca + 1}: {l.item():.4f}")
with torch.no_grad():
    print("validación:", nn.functional.mse_loss(red(X[val]), gasto[val]).item())
