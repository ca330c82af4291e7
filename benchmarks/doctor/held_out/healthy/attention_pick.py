"""Sequences of tokens; the answer is the token that follows the marker. Learnt with one attention layer."""
import torch
from torch import nn

torch.manual_seed(12)
VOCAB, LENGTH, MARK = 8, 10, 8


def make(n):
    s = torch.randint(0, VOCAB, (n, LENGTH))
    pos = torch.randint(0, LENGTH - 1, (n,))
    s[torch.arange(n), pos] = MARK
    return s, s[torch.arange(n), pos + 1]


class Attend(nn.Module):
    def __init__(self, d=32):
        super().__init__()
        self.tok = nn.Embedding(VOCAB + 1, d)
        self.prev = nn.Linear(d, d)
        self.q = nn.Parameter(torch.randn(d) / d ** 0.5)
        self.k = nn.Linear(d, d)
        self.v = nn.Linear(d, d)
        self.out = nn.Linear(d, VOCAB)

    def forward(self, s):
        e = self.tok(s)
        shifted = torch.cat([torch.zeros_like(e[:, :1]), e[:, :-1]], dim=1)
        e = e + self.prev(shifted)
        weights = torch.softmax((self.k(e) @ self.q) / 32 ** 0.5 * 4, dim=1)
        pooled = (weights.unsqueeze(-1) * self.v(e)).sum(1)
        return self.out(pooled)


net = Attend()
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for step in range(700):
    s, t = make(64)
    loss = nn.functional.cross_entropy(net(s), t)
    opt.zero_grad()
    loss.backward()
    opt.step()
    if step % 100 == 0:
        print("step", step, round(loss.item(), 4))
with torch.no_grad():
    s, t = make(1000)
    print("accuracy", (net(s).argmax(1) == t).float().mean().item())
