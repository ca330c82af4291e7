import torch
import torch.nn as nn
from sklearn.datasets import make_moons

torch.manual_seed(2)
X, y = make_moons(300, noise=0.1, random_state=1)
X = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float32)
y = torch.tensor(y, dtype=torch.float32).unsqueeze(1)

activacion = nn.Sigmoid
capas = [nn.Linear(2, 16), activacion()]
for _ in range(7):
    capas += [nn.Linear(16, 16), activacion()]
capas.append(nn.Linear(16, 1))
red = nn.Sequential(*capas)

opt = torch.optim.SGD(red.parameters(), lr=0.1, momentum=0.9)
criterio = nn.BCEWithLogitsLoss()
for epoca in range(60):
    for idx in torch.randperm(300).split(30):
        opt.zero_grad()
        perdida = criterio(red(X[idx]), y[idx])
        perdida.backward()
        opt.step()
    if epoca % 20 == 19:
        print(epoca + 1, perdida.item())

with torch.no_grad():
    print("perdida final", criterio(red(X), y).item())
