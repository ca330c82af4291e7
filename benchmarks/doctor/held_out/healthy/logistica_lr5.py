# Regresion logistica con gradiente escrito a mano y paso grande (datos pequenos y acotados)
import numpy as np
import torch

rng = np.random.default_rng(31)
clase = rng.integers(0, 2, 500)
X = rng.normal(0, 0.45, (500, 2)) + np.where(clase[:, None] == 1, 0.75, -0.75)
X, t = torch.tensor(X), torch.tensor(clase, dtype=torch.float64)
w, b = torch.zeros(2, dtype=torch.float64), 0.0
alpha = 1.5
for i in range(200):
    p = 1 / (1 + torch.exp(-(X[:350] @ w + b)))
    delta = (p - t[:350]) / 350
    w = w - alpha * (X[:350].T @ delta)
    b = b - alpha * delta.sum().item()
    if i % 40 == 0:
        ce = -(t[:350] * torch.log(p) + (1 - t[:350]) * torch.log(1 - p)).mean().item()
        print('i', i, 'entropia', ce)
print('exactitud', (((X[350:] @ w + b) > 0).double() == t[350:]).double().mean().item())
