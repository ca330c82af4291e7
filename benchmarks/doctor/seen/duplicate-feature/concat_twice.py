import torch
from torch import nn
from sklearn.datasets import load_wine
wine = load_wine()
base = torch.tensor(wine.data, dtype=torch.float32)
base = (base - base.mean(0)) / base.std(0)
acids = base[:, 1:2]
X = torch.cat([base, acids], dim=1)
y = torch.tensor(wine.target)
torch.manual_seed(1)
net = nn.Sequential(nn.Linear(X.shape[1], 16), nn.ReLU(), nn.Linear(16, 3))
opt = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
for epoch in range(30):
    for rows in torch.randperm(178).split(20):
        opt.zero_grad()
        nn.functional.cross_entropy(net(X[rows]), y[rows]).backward()
        opt.step()
print(nn.functional.cross_entropy(net(X), y).item())
