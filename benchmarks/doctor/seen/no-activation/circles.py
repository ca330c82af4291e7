"""Rings problem (see chapter 4 exercises)."""
import torch
from torch import nn
from sklearn.datasets import make_circles


def build(widths):
    stack = []
    for a, b in zip(widths, widths[1:]):
        stack.append(nn.Linear(a, b))
    return nn.Sequential(*stack)


def batches(x, y, size, generator):
    for idx in torch.randperm(len(x), generator=generator).split(size):
        yield x[idx], y[idx]


g = torch.Generator().manual_seed(14)
torch.manual_seed(14)
pts, ring = make_circles(800, noise=0.07, factor=0.4, random_state=14)
pts = torch.tensor(pts, dtype=torch.float32) / 0.6
ring = torch.tensor(ring, dtype=torch.float32).unsqueeze(1)
net = build([2, 16, 16, 1])
loss_fn = nn.BCEWithLogitsLoss()
opt = torch.optim.Adam(net.parameters(), lr=0.01)

for epoch in range(30):
    for xb, yb in batches(pts[:600], ring[:600], 50, g):
        loss = loss_fn(net(xb), yb)
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 6 == 0:
        print("epoch", epoch, "loss", round(loss.item(), 4))

with torch.no_grad():
    hits = (net(pts[600:]) > 0).float() == ring[600:]
    print("accuracy", hits.float().mean().item())
