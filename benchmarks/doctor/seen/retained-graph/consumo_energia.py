# Predicción del consumo de energía a partir de la hora, la temperatura y el día
import numpy as np
import torch
import torch.nn as nn

rng = np.random.default_rng(7)
torch.manual_seed(7)

N = 2000
hora = rng.uniform(0, 24, N)
temp = rng.normal(15, 8, N)
laborable = (rng.random(N) < 0.7).astype(float)
consumo = 3 + np.cos((hora - 19) / 24 * 2 * np.pi) + 0.004 * (temp - 18) ** 2 + 0.6 * laborable + rng.normal(0, 0.15, N)

X = np.stack([np.sin(hora / 24 * 2 * np.pi), np.cos(hora / 24 * 2 * np.pi), temp, laborable], axis=1)
X = (X - X.mean(0)) / X.std(0)
y = (consumo - consumo.mean()) / consumo.std()
X, y = torch.tensor(X).float(), torch.tensor(y).float()
X_ent, X_val = X[:1600], X[1600:]
y_ent, y_val = y[:1600], y[1600:]

modelo = nn.Sequential(nn.Linear(4, 32), nn.GELU(), nn.Linear(32, 1), nn.Flatten(0))
opt = torch.optim.Adam(modelo.parameters(), lr=0.003)
mse = nn.MSELoss()
LOTE, EPOCAS = 40, 20

perdida_total = 0
vistos = 0
for epoca in range(EPOCAS):
    orden = torch.randperm(1600)
    for i in range(0, 1600, LOTE):
        j = orden[i:i + LOTE]
        perdida = mse(modelo(X_ent[j]), y_ent[j])
        opt.zero_grad()
        perdida.backward()
        opt.step()
        perdida_total += perdida
        vistos += 1
    print("época", epoca + 1, "media hasta ahora %.4f" % (perdida_total / vistos))

with torch.no_grad():
    print("validación:", mse(modelo(X_val), y_val).item())
