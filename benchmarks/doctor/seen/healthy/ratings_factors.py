"""Matrix factorisation of a ratings table with user and item embeddings."""
from dataclasses import dataclass

import torch
import torch.nn as nn


@dataclass
class Args:
    users: int = 60
    items: int = 40
    factors: int = 3
    lr: float = 0.02
    epochs: int = 40


class Factors(nn.Module):
    def __init__(self, a: Args):
        super().__init__()
        self.u = nn.Embedding(a.users, a.factors)
        self.v = nn.Embedding(a.items, a.factors)
        self.bu = nn.Embedding(a.users, 1)
        self.bv = nn.Embedding(a.items, 1)
        self.mu = nn.Parameter(torch.zeros(1))
        for e in (self.u, self.v):
            nn.init.normal_(e.weight, std=0.3)
        for e in (self.bu, self.bv):
            nn.init.zeros_(e.weight)

    def forward(self, i, j):
        return self.mu + self.bu(i).squeeze(1) + self.bv(j).squeeze(1) + (self.u(i) * self.v(j)).sum(1)


def table(a: Args):
    g = torch.Generator().manual_seed(5)
    P, Q = torch.randn(a.users, 3, generator=g), torch.randn(a.items, 3, generator=g)
    full = 0.7 * P @ Q.T + 0.5 * torch.randn(a.users, 1, generator=g) + 0.2 * torch.randn(a.users, a.items, generator=g)
    cells = torch.randperm(a.users * a.items, generator=g)
    i, j = cells // a.items, cells % a.items
    return i, j, full[i, j]


a = Args()
i, j, r = table(a)
cut = 1900
torch.manual_seed(1)
model = Factors(a)
opt = torch.optim.Adam(model.parameters(), lr=a.lr)
sched = torch.optim.lr_scheduler.MultiStepLR(opt, milestones=[20, 32], gamma=0.3)
for epoch in range(a.epochs):
    for b in torch.randperm(cut).split(64):
        opt.zero_grad()
        loss = ((model(i[b], j[b]) - r[b]) ** 2).mean()
        loss.backward()
        opt.step()
    sched.step()
    with torch.no_grad():
        rest = ((model(i[cut:], j[cut:]) - r[cut:]) ** 2).mean().item()
    if epoch % 5 == 4:
        print(epoch + 1, f"train {loss.item():.4f} unseen {rest:.4f}")
print("unseen cells mse", rest)
