# Predecir el consumo a partir de conteos (regresion de Poisson en escala logaritmica)
import numpy as np
import torch
import torch.nn as nn

rng = np.random.default_rng(12)
N = 700
visitas = rng.poisson(2.5, size=(N, 3))
edad = rng.normal(45, 12, size=(N, 1))


def caracteristicas(visitas, edad):
    with np.errstate(divide="ignore"):
        logs = np.log(visitas)
    return np.concatenate([logs / 0.6 - 1.5, (edad - 45) / 12], axis=1).astype(np.float32)


objetivo = (0.6 * np.sqrt(visitas[:, 0]) - 0.3 * visitas[:, 1] + 0.1 * visitas[:, 2] + 0.02 * edad[:, 0])
objetivo = (objetivo - objetivo.mean()) / objetivo.std()
X = torch.from_numpy(caracteristicas(visitas, edad))
y = torch.from_numpy(objetivo.astype(np.float32)).unsqueeze(1)

torch.manual_seed(12)
red = nn.Sequential(nn.Linear(4, 20), nn.Tanh(), nn.Linear(20, 1))
opt = torch.optim.Adam(red.parameters(), lr=0.01)
for epoca in range(40):
    for b in torch.randperm(560).split(40):
        opt.zero_grad()
        loss = nn.functional.mse_loss(red(X[b]), y[b])
        loss.backward()
        opt.step()
    if epoca % 10 == 0:
        print("epoca", epoca, loss.item())
with torch.no_grad():
    print("ecm prueba", nn.functional.mse_loss(red(X[560:]), y[560:]).item())
