import numpy as np
import torch
from torch import nn

rng = np.random.RandomState(8)
ok = rng.randn(1140, 5)
bad = rng.randn(60, 5) * 0.8 + np.array([1.2, -1.0, 0.8, 0.9, 0.0])
X = np.r_[ok, bad]
y = np.r_[np.zeros(len(ok)), np.ones(len(bad))].astype(int)
mix = rng.permutation(len(y))
X = torch.tensor((X[mix] - X.mean(0)) / X.std(0), dtype=torch.float32)
y = torch.tensor(y[mix])
torch.manual_seed(8)
clf = nn.Sequential(nn.Linear(5, 6), nn.Tanh(), nn.Linear(6, 2))
opt = torch.optim.Adam(clf.parameters(), lr=0.005, weight_decay=0.03)
loss_fn = nn.CrossEntropyLoss()
for epoch in range(30):
    for idx in torch.randperm(len(y)).split(100):
        loss = loss_fn(clf(X[idx]), y[idx])
        opt.zero_grad()
        loss.backward()
        opt.step()
pred = clf(X).argmax(1)
print("accuracy", (pred == y).float().mean().item())
print("found", (pred[y == 1] == 1).float().mean().item())
