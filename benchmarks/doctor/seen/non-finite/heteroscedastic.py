"""Regression with a predicted standard deviation."""
import argparse
import math
import torch
from torch import nn, Tensor


class MeanStd(nn.Module):
    def __init__(self, width: int = 32) -> None:
        super().__init__()
        self.trunk = nn.Sequential(nn.Linear(1, width), nn.Tanh(), nn.Linear(width, width), nn.Tanh())
        self.mu = nn.Linear(width, 1)
        self.sd = nn.Linear(width, 1)

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        h = self.trunk(x)
        return self.mu(h), self.sd(h)


def nll(mu: Tensor, sd: Tensor, y: Tensor) -> Tensor:
    return (torch.log(sd) + 0.5 * ((y - mu) / sd) ** 2).mean()


def main() -> None:
    p = argparse.ArgumentParser()
    p.add_argument("--epochs", type=int, default=80)
    a = p.parse_args()
    torch.manual_seed(2)
    x = torch.rand(500, 1) * 4 - 2
    y = torch.sin(2 * x) + (0.05 + 0.2 * (x > 0)) * torch.randn(500, 1)
    model = MeanStd()
    opt = torch.optim.Adam(model.parameters(), lr=5e-3)
    for e in range(a.epochs):
        for idx in torch.randperm(500).split(50):
            opt.zero_grad()
            loss = nll(*model(x[idx]), y[idx])
            loss.backward()
            opt.step()
        if e % 16 == 0:
            print(e, loss.item())
    print("nll", loss.item())


if __name__ == "__main__":
    main()
