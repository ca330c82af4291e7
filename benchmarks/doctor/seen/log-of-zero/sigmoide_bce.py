import torch
import torch.nn as nn
from sklearn.datasets import load_breast_cancer

torch.manual_seed(14)
d = load_breast_cancer()
X = torch.tensor(d.data[:, [0, 1, 4, 6, 8, 10, 21]], dtype=torch.float32)
X = (X - X.mean(0)) / X.std(0)
y = torch.tensor(d.target, dtype=torch.float32)


class Clasificador(nn.Module):
    def __init__(self):
        super().__init__()
        self.l1 = nn.Linear(7, 32)
        self.l2 = nn.Linear(32, 1)

    def forward(self, x):
        return torch.sigmoid(self.l2(torch.relu(self.l1(x)))).squeeze(1)


def entropia(p, t):
    return -(t * torch.log(p) + (1 - t) * torch.log(1 - p)).mean()


modelo = Clasificador()
opt = torch.optim.Adam(modelo.parameters(), lr=0.02)
for epoca in range(100):
    for b in torch.randperm(len(y)).split(64):
        perdida = entropia(modelo(X[b]), y[b])
        opt.zero_grad()
        perdida.backward()
        opt.step()
    if epoca % 20 == 19:
        print(epoca + 1, perdida.item())
with torch.no_grad():
    print("perdida", entropia(modelo(X), y).item())
