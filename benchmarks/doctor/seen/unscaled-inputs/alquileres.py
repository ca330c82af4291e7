# Alquiler mensual según los datos del anuncio
import numpy as np
import torch
from torch import nn

rng = np.random.default_rng(5)
torch.manual_seed(5)
n = 1500
m2 = rng.normal(85, 25, n)
anio = rng.integers(1950, 2021, n).astype(float)
metros_al_centro = rng.uniform(100, 9000, n)
banos = rng.integers(1, 4, n).astype(float)
alquiler = 9 * m2 + 2 * (anio - 1985) - 0.06 * metros_al_centro + 60 * banos + 0.0008 * (m2 - 85) * (9000 - metros_al_centro) + rng.normal(0, 25, n)

X = np.column_stack([m2, anio, metros_al_centro, banos])
y = (alquiler - alquiler.mean()) / alquiler.std()
X = torch.tensor(X, dtype=torch.float32)
y = torch.tensor(y, dtype=torch.float32).unsqueeze(1)
corte = 1200

modelo = nn.Sequential(nn.Linear(4, 32), nn.ReLU(), nn.Linear(32, 1))
opt = torch.optim.Adam(modelo.parameters(), lr=0.01)
for epoca in range(40):
    for j in torch.randperm(corte).split(40):
        perdida = ((modelo(X[j]) - y[j]) ** 2).mean()
        opt.zero_grad()
        perdida.backward()
        opt.step()
    if epoca % 10 == 9:
        print("época", epoca + 1, "pérdida", perdida.item())
with torch.no_grad():
    print("error en los anuncios nuevos:", ((modelo(X[corte:]) - y[corte:]) ** 2).mean().item())
