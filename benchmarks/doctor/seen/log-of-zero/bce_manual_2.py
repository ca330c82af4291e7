# Clasificador binario con entropía cruzada escrita a mano
import torch
from torch import nn

torch.manual_seed(6)
n, d = 600, 10
clase = (torch.arange(n) % 2).float()
centro = torch.where(clase[:, None] == 1, 1.0, -1.0)
X = (centro * 1.5 + torch.randn(n, d)) / 1.8
perm = torch.randperm(n)
X, clase = X[perm], clase[perm]
X_tr, y_tr, X_te, y_te = X[:450], clase[:450], X[450:], clase[450:]


class Clasificador(nn.Module):
    def __init__(self):
        super().__init__()
        self.l1 = nn.Linear(d, 16)
        self.l2 = nn.Linear(16, 1)

    def forward(self, x):
        return torch.sigmoid(self.l2(torch.relu(self.l1(x)))).squeeze(1)


def entropia(p, y):
    return -(y * torch.log(p) + (1 - y) * torch.log(1 - p)).mean()


modelo = Clasificador()
opt = torch.optim.Adam(modelo.parameters(), lr=0.02)
for paso in range(800):
    i = torch.randint(0, 450, (64,))
    opt.zero_grad()
    L = entropia(modelo(X_tr[i]), y_tr[i])
    L.backward()
    opt.step()
    if paso % 80 == 0:
        print("paso", paso, "pérdida", L.item())
with torch.no_grad():
    print("pérdida de prueba", entropia(modelo(X_te), y_te).item())
