from typing import Iterator

import torch
from torch import Tensor, nn


class AutoEncoder(nn.Module):
    """Eight observed signals made from two latent angles."""

    def __init__(self, d: int = 8, code: int = 3) -> None:
        super().__init__()
        self.enc = nn.Sequential(nn.Linear(d, 48), nn.ELU(), nn.Linear(48, code))
        self.dec = nn.Sequential(nn.Linear(code, 48), nn.ELU(), nn.Linear(48, d))

    def forward(self, x: Tensor) -> Tensor:
        return self.dec(self.enc(x))


def signals(n: int) -> Tensor:
    u, v = torch.rand(2, n) * 3 - 1.5
    s = torch.stack([u.sin(), u.cos(), v.sin(), v.cos(), u * v, u + v, u - v, (u * 2).sin()], 1)
    return s


def batches(x: Tensor, size: int) -> Iterator[Tensor]:
    for i in torch.randperm(len(x)).split(size):
        yield x[i]


torch.manual_seed(10)
train, test = signals(1600), signals(400)
mu, sd = train.mean(0), train.std(0)
train, test = (train - mu) / sd, (test - mu) / sd
net = AutoEncoder()
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for epoch in range(40):
    for xb in batches(train, 64):
        noisy = xb + 0.05 * torch.randn_like(xb)
        loss = nn.functional.mse_loss(net(noisy), xb)
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 10 == 9:
        print("epoch", epoch + 1, loss.item())
with torch.no_grad():
    print("test reconstruction", nn.functional.mse_loss(net(test), test).item())
