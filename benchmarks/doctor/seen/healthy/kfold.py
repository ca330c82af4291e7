# validación cruzada: cada pliegue entrena una red nueva desde la misma semilla
import torch
from torch import nn
from sklearn.datasets import load_iris
flores = load_iris()
X = torch.tensor(flores.data).float(); X = (X - X.mean(0)) / X.std(0)
Y = torch.tensor(flores.target)
pliegues = torch.randperm(150, generator=torch.Generator().manual_seed(0)).chunk(3)
notas = []
for k in range(3):
    torch.manual_seed(57)
    fuera = pliegues[k]
    dentro = torch.cat([pliegues[j] for j in range(3) if j != k])
    red = nn.Sequential(nn.Linear(4, 10), nn.Tanh(), nn.Linear(10, 3))
    opt = torch.optim.SGD(red.parameters(), lr=0.2)
    for epoca in range(60):
        for i in dentro[torch.randperm(100)].split(10):
            opt.zero_grad()
            nn.functional.cross_entropy(red(X[i]), Y[i]).backward()
            opt.step()
    with torch.no_grad():
        notas.append((red(X[fuera]).argmax(1) == Y[fuera]).float().mean().item())
print(sum(notas) / 3)
