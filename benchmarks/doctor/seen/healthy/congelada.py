"""Reuse the trunk of a network trained on one task, frozen, for another one."""
import torch
from torch import nn
from sklearn.datasets import load_digits

torch.manual_seed(29)
d = load_digits()
X = d.data[:, d.data.std(0) > 1]
X = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float32)
y = torch.tensor(d.target)
perm = torch.randperm(len(y))
tr, te = perm[:1400], perm[1400:]


def train(module, head, target, epochs, lr):
    opt = torch.optim.Adam([p for p in list(module.parameters()) + list(head.parameters()) if p.requires_grad], lr=lr)
    for ep in range(epochs):
        for k in tr[torch.randperm(len(tr))].split(50):
            loss = nn.functional.cross_entropy(head(module(X[k])), target[k])
            opt.zero_grad()
            loss.backward()
            opt.step()
        print(ep, loss.item())


trunk = nn.Sequential(nn.Linear(X.shape[1], 64), nn.ReLU(), nn.Linear(64, 32), nn.ReLU())
train(trunk, nn.Linear(32, 10), y, 8, 3e-3)
for p in trunk.parameters():
    p.requires_grad_(False)
parity = y % 2
head = nn.Linear(32, 2)
train(trunk, head, parity, 8, 1e-2)
with torch.no_grad():
    print('parity accuracy', (head(trunk(X[te])).argmax(1) == parity[te]).float().mean().item())
