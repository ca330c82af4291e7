"""Soft rule learner: every hidden unit is a smooth threshold on a linear score."""
from typing import Tuple

import torch
from torch import Tensor, nn
from torch.utils.data import DataLoader, TensorDataset


class SoftThreshold(nn.Module):
    def __init__(self, n_in: int, n_rules: int, steepness: float = 250.0) -> None:
        super().__init__()
        self.score = nn.Linear(n_in, n_rules)
        self.steepness = steepness

    def forward(self, x: Tensor) -> Tensor:
        return torch.sigmoid(self.steepness * self.score(x))


def make_data(n: int) -> Tuple[Tensor, Tensor]:
    x = torch.randn(n, 6)
    inside = x[:, 0] * x[:, 1] > 0.1 * x[:, 2]
    return x, inside.float()


torch.manual_seed(13)
x, y = make_data(2400)
train_ds = TensorDataset(x[:2000], y[:2000])
net = nn.Sequential(SoftThreshold(6, 16), nn.Linear(16, 1), nn.Flatten(0))
loss_fn = nn.BCEWithLogitsLoss()
opt = torch.optim.Adam(net.parameters(), lr=0.03)
sched = torch.optim.lr_scheduler.CosineAnnealingLR(opt, 40)

for epoch in range(40):
    for xb, yb in DataLoader(train_ds, batch_size=100, shuffle=True):
        opt.zero_grad()
        loss = loss_fn(net(xb), yb)
        loss.backward()
        opt.step()
    sched.step()
    if epoch % 8 == 0:
        print(f"epoch {epoch}: batch loss {loss.item():.3f}")

with torch.no_grad():
    hit = ((net(x[2000:]) > 0) == (y[2000:] > 0.5)).float().mean().item()
print("test accuracy:", hit)
