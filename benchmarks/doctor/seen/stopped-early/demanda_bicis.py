# Demanda de bicicletas por hora. Entrega final del curso.
import numpy as np
import torch
import torch.nn as nn
from torch.utils.data import TensorDataset, DataLoader

np.random.seed(10)
torch.manual_seed(10)
EPOCAS = 2
N = 1500
hora = np.random.uniform(0, 24, N)
lluvia = np.random.exponential(1.0, N)
temp = np.random.normal(17, 7, N)
demanda = np.exp(-((hora - 8) / 2.5) ** 2) + 1.2 * np.exp(-((hora - 18) / 3) ** 2) - 0.25 * np.minimum(lluvia, 2) + 0.03 * temp + np.random.normal(0, 0.08, N)
X = np.column_stack([np.sin(2 * np.pi * hora / 24), np.cos(2 * np.pi * hora / 24), np.sin(4 * np.pi * hora / 24), np.cos(4 * np.pi * hora / 24), lluvia, temp])
X = torch.tensor((X - X.mean(0)) / X.std(0)).float()
y = torch.tensor((demanda - demanda.mean()) / demanda.std()).float().unsqueeze(1)

cargador = DataLoader(TensorDataset(X[:1200], y[:1200]), batch_size=64, shuffle=True)
modelo = nn.Sequential(nn.Linear(6, 32), nn.ReLU(), nn.Linear(32, 32), nn.ReLU(), nn.Linear(32, 1))
opt = torch.optim.SGD(modelo.parameters(), lr=0.03, momentum=0.9)
for epoca in range(EPOCAS):
    for xb, yb in cargador:
        perdida = nn.functional.mse_loss(modelo(xb), yb)
        opt.zero_grad()
        perdida.backward()
        opt.step()
    with torch.no_grad():
        ajuste = nn.functional.mse_loss(modelo(X[:1200]), y[:1200]).item()
    if epoca < 5 or epoca % 10 == 9:
        print(f"época {epoca + 1} pérdida {ajuste:.4f}")
with torch.no_grad():
    print("prueba", nn.functional.mse_loss(modelo(X[1200:]), y[1200:]).item())
