import argparse

import numpy as np
import torch
from torch import nn


class HousePriceNet(nn.Module):
    """Feed-forward net with a configurable number of hidden layers."""

    def __init__(self, n_features: int, sizes: list[int]):
        super().__init__()
        dims = [n_features] + sizes
        self.hidden = [nn.Linear(a, b) for a, b in zip(dims[:-1], dims[1:])]
        self.act = nn.Tanh()
        self.out = nn.Linear(dims[-1], 1)

    def forward(self, x):
        for layer in self.hidden:
            x = self.act(layer(x))
        return self.out(x).squeeze(1)


def make_houses(n: int, seed: int):
    r = np.random.default_rng(seed)
    area = r.normal(110, 30, n)
    age = r.uniform(0, 60, n)
    dist = r.exponential(4, n)
    rooms = r.normal(4, 1.2, n)
    a, g, d, q = (area - 110) / 30, (age - 30) / 17, (dist - 4) / 4, (rooms - 4) / 1.2
    price = 1.2 * a * np.exp(-0.5 * d) - 0.8 * g + 0.6 * np.sin(2 * g) * q + 0.05 * r.normal(size=n)
    X = np.stack([a, g, d, q], 1).astype(np.float32)
    return torch.from_numpy(X), torch.from_numpy(price.astype(np.float32))


def main():
    p = argparse.ArgumentParser()
    p.add_argument('--epochs', type=int, default=120)
    p.add_argument('--lr', type=float, default=0.02)
    p.add_argument('--hidden', type=int, nargs='+', default=[24, 24])
    args = p.parse_args()

    torch.manual_seed(1)
    X, y = make_houses(1000, 1)
    Xv, yv = make_houses(300, 2)
    net = HousePriceNet(X.shape[1], args.hidden)
    optimizer = torch.optim.Adam(net.parameters(), lr=args.lr)
    scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, args.epochs)
    loss_fn = nn.MSELoss()
    for epoch in range(args.epochs):
        order = torch.randperm(len(X))
        for idx in order.split(100):
            loss = loss_fn(net(X[idx]), y[idx])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        scheduler.step()
        if (epoch + 1) % 30 == 0:
            with torch.no_grad():
                print(f'{epoch + 1:4d}  train {loss.item():.4f}  val {loss_fn(net(Xv), yv).item():.4f}')
    with torch.no_grad():
        print('validation mse:', loss_fn(net(Xv), yv).item())


if __name__ == '__main__':
    main()
