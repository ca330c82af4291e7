"""A one-block transformer finds the most frequent symbol; weights are averaged over time (EMA)."""
import copy
import math

import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(306)
V, T = 5, 14


def sample(n):
    p = torch.distributions.Dirichlet(torch.full((V,), 2.0)).sample((n,))
    s = torch.multinomial(p, T, replacement=True)
    c = F.one_hot(s, V).sum(1)
    top = c.topk(2, dim=1)
    ok = top.values[:, 0] - top.values[:, 1] >= 2
    return s[ok], top.indices[ok, 0]


class Block(nn.Module):
    def __init__(self, d=24, heads=2):
        super().__init__()
        self.tok = nn.Embedding(V, d)
        self.pos = nn.Parameter(0.1 * torch.randn(T, d))
        self.n1, self.n2 = nn.LayerNorm(d), nn.LayerNorm(d)
        self.att = nn.MultiheadAttention(d, heads, batch_first=True)
        self.ff = nn.Sequential(nn.Linear(d, 48), nn.GELU(), nn.Linear(48, d))
        self.head = nn.Linear(d, V)

    def forward(self, s):
        x = self.tok(s) + self.pos
        q = self.n1(x)
        x = x + self.att(q, q, q, need_weights=False)[0]
        x = x + self.ff(self.n2(x))
        return self.head(x.mean(1))


steps, warm = 300, 30
net = Block()
ema = copy.deepcopy(net).requires_grad_(False)
opt = torch.optim.AdamW(net.parameters(), lr=5e-3, weight_decay=0.01)
sched = torch.optim.lr_scheduler.LambdaLR(
    opt, lambda k: min(1.0, (k + 1) / warm) * 0.5 * (1 + math.cos(math.pi * k / steps)))
for k in range(steps):
    s, y = sample(64)
    loss = F.cross_entropy(net(s), y, label_smoothing=0.05)
    opt.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
    opt.step()
    sched.step()
    with torch.no_grad():
        for e, p in zip(ema.parameters(), net.parameters()):
            e.lerp_(p, 0.03)
    if k % 60 == 0:
        print(k, round(loss.item(), 4))
s, y = sample(800)
with torch.no_grad():
    print("EMA accuracy", (ema(s).argmax(1) == y).float().mean().item())
