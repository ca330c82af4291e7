import numpy as np
import torch
from torch import nn

rng = np.random.default_rng(31)
n = 800
temp = rng.normal(18, 6, n)
hum = rng.uniform(20, 95, n)
viento = rng.gamma(2, 4, n)
presion = rng.normal(1013, 8, n)
ozono = 0.08 * temp - 0.01 * hum + 0.03 * viento + 0.004 * (temp - 18) ** 2 + rng.normal(0, 0.05, n)

tabla = np.column_stack([temp, hum, viento, presion, temp])
tabla = (tabla - tabla.mean(0)) / tabla.std(0)
X = torch.tensor(tabla, dtype=torch.float32)
y = torch.tensor(ozono - ozono.mean(), dtype=torch.float32).view(-1, 1)

torch.manual_seed(31)
modelo = nn.Sequential(nn.Linear(X.shape[1], 16), nn.Tanh(), nn.Linear(16, 1))
opt = torch.optim.Adam(modelo.parameters(), lr=0.01)
for ep in range(50):
    for b in torch.randperm(600).split(30):
        opt.zero_grad()
        perdida = nn.functional.mse_loss(modelo(X[b]), y[b])
        perdida.backward()
        opt.step()
    if ep % 10 == 0:
        print(ep, perdida.item())
with torch.no_grad():
    print(nn.functional.mse_loss(modelo(X[600:]), y[600:]).item())
