"""Metric learning: same pairs close, different pairs at least a margin apart."""
import torch
from torch import nn

torch.manual_seed(29)
centres = torch.randn(5, 6) * 2
who = torch.randint(0, 5, (200,))
items = centres[who] + 0.4 * torch.randn(200, 6)
embed = nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Linear(16, 2))
opt = torch.optim.Adam(embed.parameters(), lr=0.01)


def distance(u, v):
    return torch.sqrt(((u - v) ** 2).sum(1))


def contrastive(u, v, same, margin=1.5):
    d = distance(u, v)
    return (same * d ** 2 + (1 - same) * torch.relu(margin - d) ** 2).mean()


for step in range(500):
    i = torch.randint(0, 200, (64,))
    j = torch.randint(0, 200, (64,))
    same = (who[i] == who[j]).float()
    loss = contrastive(embed(items[i]), embed(items[j]), same)
    opt.zero_grad()
    loss.backward()
    opt.step()
    if step % 100 == 0:
        print(step, loss.item())
print("loss", loss.item())
