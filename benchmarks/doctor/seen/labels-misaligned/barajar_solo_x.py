import numpy as np
import torch
from torch import nn
from sklearn.datasets import load_iris

iris = load_iris()
X, y = iris.data, iris.target
X = (X - X.mean(0)) / X.std(0)
np.random.seed(6)
X = X[np.random.permutation(len(X))]
y = y[np.random.permutation(len(y))]

X = torch.tensor(X, dtype=torch.float32)
y = torch.tensor(y)
torch.manual_seed(6)
red = nn.Sequential(nn.Linear(4, 10), nn.Tanh(), nn.Linear(10, 3))
opt = torch.optim.SGD(red.parameters(), lr=0.1)
for epoca in range(100):
    for k in range(0, 150, 25):
        salida = red(X[k:k + 25])
        perdida = nn.functional.cross_entropy(salida, y[k:k + 25])
        opt.zero_grad()
        perdida.backward()
        opt.step()
    if epoca % 25 == 24:
        print(epoca + 1, perdida.item())
with torch.no_grad():
    print("exactitud", (red(X).argmax(1) == y).float().mean().item())
