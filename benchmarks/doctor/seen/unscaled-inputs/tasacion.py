"""Tasacion de viviendas: red pequena sobre la tabla del catastro."""
import numpy as np
import torch
import torch.nn as nn

rng = np.random.default_rng(8)
torch.manual_seed(8)

n = 800
metros = rng.normal(95, 28, n)
anio = rng.uniform(1940, 2020, n)
renta_barrio = rng.normal(31000, 7000, n)
banos = rng.normal(1.8, 0.5, n)
valor = 2.1 * metros + 0.6 * (anio - 1980) + 0.004 * (renta_barrio - 31000) + 0.05 * metros * (banos - 1.8) * 10
valor = valor + rng.normal(0, 8, n)
valor = (valor - valor.mean()) / valor.std()

X = np.column_stack([metros, anio, renta_barrio, banos])
X_ent, X_val = X[:640], X[640:]
X_ent = torch.tensor(X_ent, dtype=torch.float32)
X_val = torch.tensor(X_val, dtype=torch.float32)
y_ent = torch.tensor(valor[:640], dtype=torch.float32)
y_val = torch.tensor(valor[640:], dtype=torch.float32)


class Tasador(nn.Module):
    def __init__(self):
        super().__init__()
        self.l1 = nn.Linear(4, 24)
        self.l2 = nn.Linear(24, 1)

    def forward(self, x):
        return self.l2(torch.tanh(self.l1(x))).squeeze(1)


red = Tasador()
opt = torch.optim.Adam(red.parameters(), lr=0.01)
for ep in range(60):
    for i in torch.randperm(640).split(64):
        perdida = nn.functional.mse_loss(red(X_ent[i]), y_ent[i])
        opt.zero_grad()
        perdida.backward()
        opt.step()
    if ep % 12 == 0:
        print(f'ep {ep:2d}: {perdida.item():.4f}')
with torch.no_grad():
    print('error cuadratico de validacion', nn.functional.mse_loss(red(X_val), y_val).item())
