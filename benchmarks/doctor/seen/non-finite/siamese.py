"""Siamese embedding of short vectors: same group -> near, other group -> at least 1 apart."""
import torch
from torch import nn

torch.manual_seed(26)
N_GROUPS, DIM = 5, 8
prototypes = torch.randn(N_GROUPS, DIM)
group = torch.arange(400) % N_GROUPS
items = prototypes[group] + 0.9 * torch.randn(400, DIM)
items = (items - items.mean(0)) / items.std(0)


class Embedder(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(DIM, 24), nn.Tanh(), nn.Linear(24, 4))

    def forward(self, v):
        return self.net(v)


def euclidean(u, v):
    return (u - v).pow(2).sum(dim=1).sqrt()


def contrastive(dist, same, margin=1.0):
    return (same * dist.pow(2) + (1 - same) * (margin - dist).clamp(min=0).pow(2)).mean()


net = Embedder()
optimizer = torch.optim.Adam(net.parameters(), lr=5e-3)
history = []
for step in range(900):
    i = torch.randint(0, 400, (64,))
    j = torch.where(torch.rand(64) < 0.5, torch.randint(0, 80, (64,)) * N_GROUPS + group[i], torch.randint(0, 400, (64,)))
    loss = contrastive(euclidean(net(items[i]), net(items[j])), (group[i] == group[j]).float())
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    history.append(loss.item())
    if step % 100 == 99:
        print("step", step + 1, "loss", sum(history[-100:]) / 100)
print("mean of the last 200 losses:", sum(history[-200:]) / 200)
