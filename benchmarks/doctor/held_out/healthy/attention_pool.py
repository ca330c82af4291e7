"""Find the marked element of a set and report its class: single-head attention pooling."""
import math

import torch
import torch.nn as nn
import torch.nn.functional as F


def make_sets(n: int, size: int = 7):
    cls = torch.randint(0, 4, (n, size))
    mark = torch.randint(0, size, (n,))
    flag = F.one_hot(mark, size).float()
    feats = torch.cat([F.one_hot(cls, 4).float() * 2, flag[..., None] * 2], -1) + 0.2 * torch.randn(n, size, 5)
    return feats, cls[torch.arange(n), mark]


class Pool(nn.Module):
    def __init__(self, d: int = 16):
        super().__init__()
        self.key = nn.Linear(5, d)
        self.value = nn.Linear(5, d)
        self.query = nn.Parameter(torch.randn(d))
        self.out = nn.Linear(d, 4)

    def forward(self, x):
        att = torch.softmax(self.key(x) @ self.query / math.sqrt(len(self.query)), dim=1)
        return self.out((att[..., None] * self.value(x)).sum(1))


torch.manual_seed(41)
net = Pool()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for it in range(500):
    x, y = make_sets(64)
    loss = F.cross_entropy(net(x), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
    if it % 100 == 0:
        print("it", it, "loss", round(loss.item(), 4))
net.eval()
with torch.no_grad():
    x, y = make_sets(1000)
    print("accuracy", (net(x).argmax(-1) == y).float().mean().item())
