import argparse
import math

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class Encoder(nn.Module):
    def __init__(self, d_in, d_code):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(d_in, 32), nn.ReLU(), nn.Linear(32, d_code), nn.Tanh())

    def forward(self, x):
        return self.net(x)


class Regressor(nn.Module):
    def __init__(self, d_in=3, d_code=12):
        super().__init__()
        self.encoder = Encoder(d_in, d_code)
        self.head = nn.Linear(d_code, 1)

    def forward(self, x):
        code = self.encoder(x).data
        return self.head(code).squeeze(1)


def make(n, g):
    x = torch.rand(n, 3, generator=g) * 2 - 1
    y = torch.sin(math.pi * x[:, 0]) * x[:, 1] + x[:, 2] ** 2
    return x * math.sqrt(3), y


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--epochs", type=int, default=60)
    ap.add_argument("--lr", type=float, default=5e-3)
    ap.add_argument("--batch", type=int, default=50)
    args = ap.parse_args()
    torch.manual_seed(0)
    g = torch.Generator().manual_seed(1)
    xtr, ytr = make(1000, g)
    xva, yva = make(300, g)
    loader = DataLoader(TensorDataset(xtr, ytr), batch_size=args.batch, shuffle=True)
    model = Regressor()
    opt = torch.optim.Adam(model.parameters(), lr=args.lr)
    mse = nn.MSELoss()
    for epoch in range(1, args.epochs + 1):
        for xb, yb in loader:
            opt.zero_grad()
            loss = mse(model(xb), yb)
            loss.backward()
            opt.step()
        if epoch % 10 == 0:
            with torch.no_grad():
                print(f"epoch {epoch:3d} val {mse(model(xva), yva).item():.4f}")
    with torch.no_grad():
        print(f"validation mse {mse(model(xva), yva).item():.5f}")


if __name__ == "__main__":
    main()
