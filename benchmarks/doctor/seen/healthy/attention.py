import math
import torch
import torch.nn as nn

torch.manual_seed(4)


class Lookup(nn.Module):
    """Find the value that belongs to the asked key."""

    def __init__(self, n_keys=6, n_vals=5, d=24):
        super().__init__()
        self.k, self.v = nn.Embedding(n_keys, d), nn.Embedding(n_vals, d)
        self.q = nn.Embedding(n_keys, d)
        self.out = nn.Linear(d, n_vals)
        self.d = d

    def forward(self, keys, vals, ask):
        att = (self.q(ask).unsqueeze(1) * self.k(keys)).sum(-1) / math.sqrt(self.d)
        att = torch.softmax(att, dim=-1)
        return self.out((att.unsqueeze(-1) * self.v(vals)).sum(1))


def sample(n):
    keys = torch.stack([torch.randperm(6)[:4] for _ in range(n)])
    vals = torch.randint(0, 5, (n, 4))
    pos = torch.randint(0, 4, (n,))
    return keys, vals, keys[torch.arange(n), pos], vals[torch.arange(n), pos]


net = Lookup()
opt = torch.optim.Adam(net.parameters(), lr=0.02)
for it in range(300):
    k, v, q, t = sample(64)
    loss = nn.functional.cross_entropy(net(k, v, q), t)
    opt.zero_grad()
    loss.backward()
    opt.step()
    if it % 60 == 0:
        print(it, loss.item())
k, v, q, t = sample(400)
print("acc", (net(k, v, q).argmax(1) == t).float().mean().item())
