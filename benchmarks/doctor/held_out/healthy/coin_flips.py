"""Outcomes are coin flips whose bias depends on x: the log loss cannot go below about 0.55."""
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(16)


def flips(n):
    x = torch.randn(n, 2)
    prob = torch.sigmoid(1.5 * torch.sin(2 * x[:, 0]) + 0.8 * x[:, 1])
    return x, torch.bernoulli(prob), prob


x, y, _ = flips(4000)
xt, yt, pt = flips(2000)
net = nn.Sequential(nn.Linear(2, 24), nn.Tanh(), nn.Linear(24, 1), nn.Flatten(0))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
bce = nn.BCEWithLogitsLoss()
for epoch in range(20):
    for xb, yb in DataLoader(TensorDataset(x, y), batch_size=100, shuffle=True):
        opt.zero_grad()
        bce(net(xb), yb).backward()
        opt.step()
    if epoch % 4 == 3:
        with torch.no_grad():
            print("epoch", epoch + 1, "train", round(bce(net(x), y).item(), 4), "test", round(bce(net(xt), yt).item(), 4))
with torch.no_grad():
    print("best possible", nn.functional.binary_cross_entropy(pt, yt).item())
    print("reached", bce(net(xt), yt).item())
