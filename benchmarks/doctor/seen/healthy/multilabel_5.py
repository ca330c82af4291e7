import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

torch.manual_seed(31)


class Songs(Dataset):
    """Each item may carry several of four tags at the same time."""

    def __init__(self, n, rng):
        z = rng.normal(size=(n, 4))
        self.tags = (z > 0).astype(np.float32)
        A = np.random.default_rng(0).normal(size=(4, 12))
        x = np.tanh(z @ A * 0.5) + 0.1 * rng.normal(size=(n, 12))
        self.x = (x / 0.6).astype(np.float32)

    def __len__(self):
        return len(self.x)

    def __getitem__(self, i):
        return self.x[i], self.tags[i]


train = DataLoader(Songs(3000, np.random.default_rng(1)), batch_size=48, shuffle=True, drop_last=True)
valid = DataLoader(Songs(300, np.random.default_rng(2)), batch_size=300)
model = nn.Sequential(nn.Linear(12, 32), nn.ReLU(), nn.Linear(32, 4))
opt = torch.optim.AdamW(model.parameters(), lr=0.01, weight_decay=1e-3)
for epoch in range(7):
    for x, t in train:
        loss = nn.functional.binary_cross_entropy_with_logits(model(x), t)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
with torch.no_grad():
    x, t = next(iter(valid))
    p = model(x).sigmoid() > 0.5
    print('exact match', (p == t.bool()).all(1).float().mean().item())
    print('tag accuracy', (p == t.bool()).float().mean().item())
