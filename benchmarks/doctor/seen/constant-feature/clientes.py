"""Predicción de abandono de clientes."""
import numpy as np
import torch
import torch.nn as nn

rng = np.random.default_rng(30)
n = 800
edad = rng.normal(45, 12, n)
meses = rng.exponential(24, n)
gasto = rng.gamma(3, 20, n)
pais = np.full(n, 34.0)
z = 0.04 * (edad - 45) - 0.06 * (meses - 24) + 0.03 * (gasto - 60)
abandono = (z + rng.logistic(0, 0.25, n) > 0).astype(np.float32)
num = np.stack([edad, meses, gasto], 1)
num = (num - num.mean(0)) / num.std(0)
X = torch.tensor(np.column_stack([num, pais / 34.0]), dtype=torch.float32)
y = torch.tensor(abandono)

torch.manual_seed(30)
modelo = nn.Sequential(nn.Linear(X.shape[1], 16), nn.ReLU(), nn.Linear(16, 1))
opt = torch.optim.Adam(modelo.parameters(), lr=5e-3)
for epoca in range(20):
    for idx in torch.randperm(n).split(40):
        loss = nn.functional.binary_cross_entropy_with_logits(modelo(X[idx])[:, 0], y[idx])
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoca % 5 == 0:
        print(epoca, loss.item())
with torch.no_grad():
    print(((modelo(X)[:, 0] > 0) == (y > 0.5)).float().mean().item())
