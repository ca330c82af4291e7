"""Single-head attention learns to look up the value that belongs to a key."""
import math
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(8)
N_KEYS, N_VALUES, LENGTH = 8, 5, 6


def make_batch(n):
    keys = torch.stack([torch.randperm(N_KEYS)[:LENGTH] for _ in range(n)])
    values = torch.randint(0, N_VALUES, (n, LENGTH))
    pos = torch.randint(0, LENGTH, (n,))
    row = torch.arange(n)
    return keys, values, keys[row, pos], values[row, pos]


class Lookup(nn.Module):
    def __init__(self, d=24):
        super().__init__()
        self.key_emb = nn.Embedding(N_KEYS, d)
        self.val_emb = nn.Embedding(N_VALUES, d)
        self.q = nn.Linear(d, d, bias=False)
        self.k = nn.Linear(d, d, bias=False)
        self.out = nn.Linear(d, N_VALUES)

    def forward(self, keys, values, query):
        q = self.q(self.key_emb(query)).unsqueeze(1)
        k = self.k(self.key_emb(keys))
        w = F.softmax(q @ k.transpose(1, 2) / math.sqrt(k.shape[-1]), dim=-1)
        return self.out((w @ self.val_emb(values)).squeeze(1))


model = Lookup()
opt = torch.optim.AdamW(model.parameters(), lr=6e-3, weight_decay=0.01)
sched = torch.optim.lr_scheduler.LambdaLR(opt, lambda s: min((s + 1) / 40, (500 - s) / 460))
for step in range(500):
    keys, values, query, target = make_batch(64)
    loss = F.cross_entropy(model(keys, values, query), target)
    opt.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    opt.step()
    sched.step()
    if step % 100 == 0:
        print(f"step {step} loss {loss.item():.4f}")

keys, values, query, target = make_batch(500)
with torch.no_grad():
    print("accuracy", (model(keys, values, query).argmax(-1) == target).float().mean().item())
