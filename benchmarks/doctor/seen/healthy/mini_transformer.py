"""A one-block transformer that reads out the flagged symbol of a short sequence."""
import torch
import torch.nn as nn
import torch.nn.functional as F


class SelfAttention(nn.Module):
    def __init__(self, dim, heads=2):
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(dim, 3 * dim)
        self.proj = nn.Linear(dim, dim)

    def forward(self, x):
        b, t, d = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4)
        weights = torch.softmax(q @ k.transpose(-2, -1) / (d // self.heads) ** 0.5, dim=-1)
        return self.proj((weights @ v).transpose(1, 2).reshape(b, t, d))


class Block(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.n1, self.n2 = nn.LayerNorm(dim), nn.LayerNorm(dim)
        self.attn = SelfAttention(dim)
        self.mlp = nn.Sequential(nn.Linear(dim, 2 * dim), nn.GELU(), nn.Linear(2 * dim, dim))

    def forward(self, x):
        x = x + self.attn(self.n1(x))
        return x + self.mlp(self.n2(x))


class Model(nn.Module):
    def __init__(self, vocab=12, length=9, dim=24):
        super().__init__()
        self.tok = nn.Embedding(vocab, dim)
        self.flag = nn.Embedding(2, dim)
        self.pos = nn.Parameter(0.02 * torch.randn(length, dim))
        self.block = Block(dim)
        self.norm = nn.LayerNorm(dim)
        self.out = nn.Linear(dim, vocab)

    def forward(self, ids, flags):
        h = self.block(self.tok(ids) + self.flag(flags) + self.pos)
        return self.out(self.norm(h).mean(1))


def data(n):
    ids = torch.randint(0, 12, (n, 9))
    at = torch.randint(0, 9, (n,))
    return ids, F.one_hot(at, 9), ids[torch.arange(n), at]


torch.manual_seed(0)
model = Model()
opt = torch.optim.AdamW(model.parameters(), lr=4e-3)
sched = torch.optim.lr_scheduler.CosineAnnealingLR(opt, 250)
for step in range(250):
    ids, flags, goal = data(64)
    loss = F.cross_entropy(model(ids, flags), goal)
    opt.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    opt.step()
    sched.step()
    if step % 50 == 0:
        print(step, loss.item())
model.eval()
ids, flags, goal = data(1000)
with torch.no_grad():
    print("accuracy", (model(ids, flags).argmax(-1) == goal).float().mean().item())
