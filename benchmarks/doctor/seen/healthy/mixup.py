import numpy as np
import torch
from torch import nn
from sklearn.datasets import make_moons

torch.manual_seed(0)
np.random.seed(0)
X, y = make_moons(800, noise=0.15, random_state=0)
X = torch.tensor((X - X.mean(0)) / X.std(0)).float()
Y = nn.functional.one_hot(torch.tensor(y), 2).float()
net = nn.Sequential(nn.Linear(2, 32), nn.ReLU(), nn.Linear(32, 32), nn.ReLU(), nn.Linear(32, 2))
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for ep in range(40):
    for idx in torch.randperm(600).split(60):
        lam = float(np.random.beta(0.2, 0.2))
        q = idx[torch.randperm(len(idx))]
        xm = lam * X[idx] + (1 - lam) * X[q]
        ym = lam * Y[idx] + (1 - lam) * Y[q]
        loss = nn.functional.cross_entropy(net(xm), ym)
        opt.zero_grad()
        loss.backward()
        opt.step()
    if ep % 8 == 0:
        print(ep, loss.item())
with torch.no_grad():
    print((net(X[600:]).argmax(1) == Y[600:].argmax(1)).float().mean().item())
