"""House prices (in 100k) from area, rooms, year built and distance to the centre in metres."""
import argparse
import torch
import torch.nn as nn
import torch.nn.functional as F


def build(n, seed):
    g = torch.Generator().manual_seed(seed)
    area = 40 + 160 * torch.rand(n, generator=g)
    rooms = torch.randint(1, 7, (n,), generator=g).float()
    year = torch.randint(1950, 2021, (n,), generator=g).float()
    dist = 200 + 15000 * torch.rand(n, generator=g)
    price = 0.02 * area + 0.15 * rooms + 0.012 * (year - 1985) - 1.0 * torch.log(dist / 3000) + 0.05 * torch.randn(n, generator=g)
    return torch.stack([area, rooms, year, dist], 1), price - price.mean()


class PriceNet(nn.Module):
    def __init__(self, mean, std):
        super().__init__()
        self.register_buffer("mean", mean)
        self.register_buffer("std", std)
        self.a = nn.Linear(4, 32)
        self.b = nn.Linear(32, 1)

    def forward(self, x):
        return self.b(torch.relu(self.a(x)))[:, 0]


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--epochs", type=int, default=60)
    ap.add_argument("--lr", type=float, default=1e-2)
    args = ap.parse_args()
    torch.manual_seed(0)
    X, y = build(800, 1)
    Xtr, ytr, Xva, yva = X[:600], y[:600], X[600:], y[600:]
    net = PriceNet(Xtr.mean(0), Xtr.std(0))
    opt = torch.optim.Adam(net.parameters(), lr=args.lr)
    for ep in range(args.epochs):
        perm = torch.randperm(600)
        for k in perm.split(50):
            opt.zero_grad()
            loss = F.mse_loss(net(Xtr[k]), ytr[k])
            loss.backward()
            opt.step()
        if ep % 10 == 9:
            with torch.no_grad():
                print(ep + 1, "val mse", F.mse_loss(net(Xva), yva).item())


if __name__ == "__main__":
    main()
