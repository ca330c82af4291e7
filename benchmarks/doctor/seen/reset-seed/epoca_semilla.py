import random
import numpy as np
import torch
import torch.nn as nn
from sklearn.datasets import load_iris


def fijar_semilla(s):
    random.seed(s)
    np.random.seed(s)
    torch.manual_seed(s)


X, y = load_iris(return_X_y=True)
X = torch.tensor((X - X.mean(0)) / X.std(0)).float()
y = torch.tensor(y)
fijar_semilla(10)
p = torch.randperm(150)
Xtr, ytr, Xte, yte = X[p[:110]], y[p[:110]], X[p[110:]], y[p[110:]]
modelo = nn.Sequential(nn.Linear(4, 12), nn.ReLU(), nn.Linear(12, 3))
opt = torch.optim.SGD(modelo.parameters(), lr=0.05, momentum=0.9)

for epoca in range(50):
    fijar_semilla(10)
    orden = torch.randperm(110)
    acumulada = 0.0
    for lote in orden.split(22):
        opt.zero_grad()
        perdida = nn.functional.cross_entropy(modelo(Xtr[lote]), ytr[lote])
        perdida.backward()
        opt.step()
        acumulada += perdida.item() * len(lote)
    if epoca % 10 == 9:
        print("época", epoca + 1, acumulada / 110)
with torch.no_grad():
    print("prueba", (modelo(Xte).argmax(1) == yte).float().mean().item())
