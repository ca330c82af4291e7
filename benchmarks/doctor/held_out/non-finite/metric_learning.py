# Learning an embedding in which distances match given dissimilarities (MDS with a network)
import torch
from torch import nn

torch.manual_seed(8)
objects = torch.randn(400, 5)
hidden_axes = torch.stack([objects[:, 0] + 0.5 * objects[:, 1], objects[:, 2] - objects[:, 3]], 1)
diss = torch.cdist(hidden_axes, hidden_axes)


class Encoder(nn.Module):
    def __init__(self, dims: int = 2) -> None:
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(5, 16), nn.Tanh(), nn.Linear(16, dims))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.layers(x)


def pairwise(z: torch.Tensor) -> torch.Tensor:
    diff = z[:, None, :] - z[None, :, :]
    sq = diff.pow(2).sum(-1)
    return sq.sqrt()


encoder = Encoder()
optimizer = torch.optim.Adam(encoder.parameters(), lr=0.01)
for step in range(500):
    rows = torch.randperm(300)[:30]
    stress = (pairwise(encoder(objects[rows])) - diss[rows][:, rows]).pow(2).mean()
    optimizer.zero_grad()
    stress.backward()
    optimizer.step()
    if step % 100 == 0:
        print("step", step, "stress", stress.item())
with torch.no_grad():
    print("stress on new objects", (pairwise(encoder(objects[300:])) - diss[300:, 300:]).pow(2).mean().item())
