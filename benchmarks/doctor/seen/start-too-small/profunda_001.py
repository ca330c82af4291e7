import torch
import torch.nn as nn
from sklearn.datasets import make_moons


def pesos(m):
    if isinstance(m, nn.Linear):
        nn.init.normal_(m.weight, mean=0.0, std=0.01)
        nn.init.zeros_(m.bias)


torch.manual_seed(7)
X, y = make_moons(400, noise=0.12, random_state=3)
X = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float32)
y = torch.tensor(y)

red = nn.Sequential(
    nn.Linear(2, 32), nn.ReLU(),
    nn.Linear(32, 32), nn.ReLU(),
    nn.Linear(32, 32), nn.ReLU(),
    nn.Linear(32, 2),
)
red.apply(pesos)
opt = torch.optim.SGD(red.parameters(), lr=0.1)
fn = nn.CrossEntropyLoss()
for epoca in range(60):
    for lote in torch.randperm(400).split(20):
        opt.zero_grad()
        perdida = fn(red(X[lote]), y[lote])
        perdida.backward()
        opt.step()
    if epoca % 15 == 14:
        print(epoca + 1, perdida.item())
with torch.no_grad():
    print("total", fn(red(X), y).item())
