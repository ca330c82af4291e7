import math

import torch
from torch import nn
import torch.nn.functional as F

torch.manual_seed(13)
T, D, C = 10, 8, 4
patterns = torch.randn(C, D - 1)


def sample(n):
    """One marked token in ten carries the class, the others carry any pattern."""
    y = torch.randint(0, C, (n,))
    other = torch.randint(0, C, (n, T))
    where = torch.randint(0, T, (n,))
    other[torch.arange(n), where] = y
    flag = torch.zeros(n, T)
    flag[torch.arange(n), where] = 1.0
    x = torch.cat([flag.unsqueeze(-1), patterns[other]], dim=-1)
    return x + 0.15 * torch.randn(n, T, D), y


class AttentionPool(nn.Module):
    def __init__(self, d, k=16):
        super().__init__()
        self.key = nn.Linear(d, k)
        self.query = nn.Parameter(torch.randn(k) / math.sqrt(k))
        self.value = nn.Linear(d, k)

    def forward(self, x):
        scores = self.key(x) @ self.query               # (batch, tokens)
        weights = F.softmax(scores, dim=0)
        return (weights.unsqueeze(-1) * self.value(x)).sum(dim=1)


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.pool = AttentionPool(D)
        self.head = nn.Linear(16, C)

    def forward(self, x):
        return self.head(self.pool(x))


x_tr, y_tr = sample(800)
x_te, y_te = sample(300)
model = Model()
opt = torch.optim.Adam(model.parameters(), lr=0.02)

for epoch in range(30):
    for b in torch.randperm(len(x_tr)).split(64):
        loss = F.cross_entropy(model(x_tr[b]), y_tr[b])
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 6 == 0:
        print(f"epoch {epoch:2d} loss {loss.item():.4f}")

with torch.no_grad():
    print("test loss", F.cross_entropy(model(x_te), y_te).item())
