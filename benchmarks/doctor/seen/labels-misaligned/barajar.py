import numpy as np
import torch
import torch.nn.functional as F


def crear_datos(rng, n=500):
    y = np.arange(n) % 3
    angulo = 2 * np.pi * y / 3
    X = np.c_[np.cos(angulo), np.sin(angulo)] * 1.4 + rng.normal(scale=0.45, size=(n, 2))
    return X.astype(np.float32), y


def barajar(X, y, rng):
    X = X[rng.permutation(len(X))]
    y = y[rng.permutation(len(y))]
    return X, y


rng = np.random.default_rng(22)
torch.manual_seed(22)
X, y = barajar(*crear_datos(rng), rng)
X, y = torch.from_numpy(X), torch.from_numpy(y)
X_ent, y_ent, X_val, y_val = X[:400], y[:400], X[400:], y[400:]

red = torch.nn.Sequential(torch.nn.Linear(2, 10), torch.nn.Tanh(), torch.nn.Linear(10, 3))
opt = torch.optim.SGD(red.parameters(), lr=0.2, momentum=0.8)
for epoca in range(30):
    for i in torch.randperm(400).split(40):
        opt.zero_grad()
        F.cross_entropy(red(X_ent[i]), y_ent[i]).backward()
        opt.step()
    if epoca % 10 == 0:
        print(epoca, F.cross_entropy(red(X_ent), y_ent).item())
print("exactitud de validacion", (red(X_val).argmax(1) == y_val).float().mean().item())
