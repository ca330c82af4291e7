#!/usr/bin/env python
"""Small regression script: wave height from wind, fetch and swell."""
import argparse
import torch
import torch.nn as nn
import torch.optim as optim

ap = argparse.ArgumentParser()
ap.add_argument("--epochs", type=int, default=4)
ap.add_argument("--lr", type=float, default=0.05)
ap.add_argument("--batch", type=int, default=80)
args = ap.parse_args()

torch.manual_seed(58)


def ocean(n):
    wind, fetch, swell = torch.randn(3, n)
    height = torch.sin(1.8 * wind) * torch.cos(fetch) + 0.3 * swell + 0.03 * torch.randn(n)
    return torch.stack([wind, fetch, swell], dim=-1), height


class WaveNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.lin1 = nn.Linear(3, 40)
        self.lin2 = nn.Linear(40, 40)
        self.head = nn.Linear(40, 1)

    def forward(self, x):
        x = torch.tanh(self.lin1(x))
        x = torch.tanh(self.lin2(x))
        return self.head(x).squeeze(-1)


x, h = ocean(1200)
xt, ht = ocean(400)
net = WaveNet()
opt = optim.SGD(net.parameters(), lr=args.lr, momentum=0.9)
for epoch in range(args.epochs):
    for i in torch.randperm(len(x)).split(args.batch):
        loss = ((net(x[i]) - h[i]) ** 2).mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
    if args.epochs < 20 or epoch % 20 == 19:
        with torch.no_grad():
            print("epoch", epoch + 1, "test", ((net(xt) - ht) ** 2).mean().item())
