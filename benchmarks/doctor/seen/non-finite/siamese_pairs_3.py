"""Contrastive embedding of points on three rings, own sampling of pairs."""
import math
import torch
from torch import nn

torch.manual_seed(29)
ring = torch.randint(0, 3, (300,))
angle = torch.rand(300) * 2 * math.pi
radius = 0.5 + 0.7 * ring + 0.07 * torch.randn(300)
points = torch.stack([radius * angle.cos(), radius * angle.sin()], 1)

encoder = nn.Sequential(nn.Linear(2, 32), nn.ReLU(), nn.Linear(32, 32), nn.ReLU(), nn.Linear(32, 2))
optimizer = torch.optim.Adam(encoder.parameters(), lr=3e-3)


def distance(a, b):
    return torch.sqrt(((a - b) ** 2).sum(1))


def contrastive(i, j, margin=1.0):
    same = (ring[i] == ring[j]).float()
    d = distance(encoder(points[i]), encoder(points[j]))
    return (same * d ** 2 + (1 - same) * torch.relu(margin - d) ** 2).mean()


for step in range(900):
    i = torch.randint(0, 300, (64,))
    j = torch.randint(0, 300, (64,))
    loss = contrastive(i, j)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if step % 100 == 0:
        print("step", step, "loss", loss.item())

with torch.no_grad():
    i, j = torch.randint(0, 300, (2, 500))
    print("final loss", contrastive(i, j).item())
