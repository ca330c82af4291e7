import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_wine

def init(m):
    if isinstance(m, nn.Linear) and m.out_features > 3:
        nn.init.uniform_(m.weight, -15, 15)
        nn.init.zeros_(m.bias)

torch.manual_seed(2)
wine = load_wine()
X = torch.tensor(wine.data, dtype=torch.float32); X = (X - X.mean(0)) / X.std(0)
Y = torch.tensor(wine.target)
model = nn.Sequential(nn.Linear(13, 6), nn.Tanh(), nn.Linear(6, 6), nn.Tanh(), nn.Linear(6, 3)).apply(init)
opt = torch.optim.SGD(model.parameters(), lr=0.1)
for epoch in range(60):
    for i in torch.randperm(178).split(20):
        loss = F.cross_entropy(model(X[i]), Y[i])
        opt.zero_grad(); loss.backward(); opt.step()
print(F.cross_entropy(model(X), Y).item())
