# Bicicletas alquiladas por día (datos generados). Regresión con PyTorch.
import numpy as np
import torch
import torch.nn as nn

rng = np.random.default_rng(2)
torch.manual_seed(2)

dias = 540
temp = rng.normal(17, 7, dias)
viento = rng.gamma(2.0, 4.0, dias)
lluvia = rng.gamma(1.2, 2.0, dias)
festivo = (rng.random(dias) < 0.3).astype(float)
estacion = np.full(dias, 4.0)  # código de la estación meteorológica

bicis = 60 + 9 * temp - 0.25 * (temp - 22) ** 2 - 2.0 * viento - 6 * lluvia + 30 * festivo + rng.normal(0, 12, dias)


def tipificar(c):
    return (c - c.mean()) / (c.std() + 1e-6)


columnas = [temp, viento, lluvia, festivo, estacion]
X = torch.tensor(np.stack([tipificar(c) for c in columnas], axis=1), dtype=torch.float32)
y = torch.tensor(tipificar(bicis), dtype=torch.float32).reshape(-1, 1)

red = nn.Sequential(nn.Linear(X.shape[1], 16), nn.GELU(), nn.Linear(16, 1))
opt = torch.optim.Adam(red.parameters(), lr=0.01)
for epoca in range(60):
    for idx in torch.randperm(dias).split(60):
        e = nn.functional.huber_loss(red(X[idx]), y[idx])
        opt.zero_grad()
        e.backward()
        opt.step()
    if epoca % 12 == 0:
        print("época", epoca, "huber", e.item())
print("huber final", nn.functional.huber_loss(red(X), y).item())
