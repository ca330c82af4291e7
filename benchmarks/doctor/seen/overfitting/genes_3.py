"""Gene expression toy: two groups of patients."""
from dataclasses import dataclass

import torch
import torch.nn as nn
import torch.nn.functional as F


@dataclass
class Setup:
    patients: int = 4600
    genes: int = 30
    train: int = 70
    hidden: int = 24
    epochs: int = 400
    lr: float = 0.005


def cohort(s: Setup):
    g = torch.Generator().manual_seed(99)
    x = torch.randn(s.patients, s.genes, generator=g)
    direction = torch.zeros(s.genes)
    direction[:6] = torch.tensor([1.0, -0.8, 0.7, 0.6, -0.6, 0.5])
    p = torch.sigmoid(2.0 * x @ direction)
    y = (torch.rand(s.patients, generator=g) < p).long()
    return (x[:s.train], y[:s.train]), (x[-600:], y[-600:])


class GeneNet(nn.Module):
    def __init__(self, s: Setup):
        super().__init__()
        self.a = nn.Linear(s.genes, s.hidden)
        self.b = nn.Linear(s.hidden, 2)

    def forward(self, x):
        return self.b(F.relu(self.a(x)))


def fit(s: Setup) -> float:
    torch.manual_seed(0)
    (x, y), (xv, yv) = cohort(s)
    net = GeneNet(s)
    opt = torch.optim.Adam(net.parameters(), lr=s.lr)
    for epoch in range(s.epochs):
        opt.zero_grad()
        loss = F.cross_entropy(net(x), y)
        loss.backward()
        opt.step()
        with torch.no_grad():
            held_out = F.cross_entropy(net(xv), yv).item()
        if epoch % 25 == 0:
            print(f"{epoch:4d} train {loss.item():.4f} held-out {held_out:.4f}")
    return held_out


print("held-out loss", fit(Setup()))
