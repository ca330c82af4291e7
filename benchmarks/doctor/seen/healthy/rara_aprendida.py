import numpy as np
import torch
import torch.nn as nn
rng = np.random.default_rng(8)
neg = rng.normal([0, 0, 0], 1.0, (950, 3))
pos = rng.normal([3.2, 3.2, -3.0], 0.8, (50, 3))
X = np.vstack([neg, pos]); y = np.r_[np.zeros(950), np.ones(50)]
i = rng.permutation(1000); X, y = X[i], y[i]
X = (X - X.mean(0)) / X.std(0)
X, y = torch.tensor(X).float(), torch.tensor(y).float()
torch.manual_seed(8)
net = nn.Sequential(nn.Linear(3, 12), nn.ReLU(), nn.Linear(12, 1))
crit = nn.BCEWithLogitsLoss(pos_weight=torch.tensor(8.0))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for ep in range(30):
    for b in torch.randperm(700).split(35):
        opt.zero_grad(); l = crit(net(X[b])[:, 0], y[b]); l.backward(); opt.step()
with torch.no_grad():
    pred = net(X[700:])[:, 0] > 0
    real = y[700:] > 0
    print("recall", (pred & real).sum().item() / real.sum().item())
    print("accuracy", (pred == real).float().mean().item())
