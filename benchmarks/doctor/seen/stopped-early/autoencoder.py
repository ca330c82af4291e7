"""Autoencoder for 20 sensor channels that depend on 4 hidden causes."""
import argparse

import torch
import torch.nn as nn
from torch.utils.data import DataLoader


class AutoEncoder(nn.Module):
    def __init__(self, channels: int, code: int):
        super().__init__()
        self.encoder = nn.Sequential(nn.Linear(channels, 32), nn.Tanh(), nn.Linear(32, code))
        self.decoder = nn.Sequential(nn.Linear(code, 32), nn.Tanh(), nn.Linear(32, channels))

    def forward(self, x):
        return self.decoder(self.encoder(x))


def sensors(n, gen):
    mixing = torch.randn(4, 20, generator=torch.Generator().manual_seed(1)) / 2
    return torch.tanh(torch.randn(n, 4, generator=gen) @ mixing) + 0.02 * torch.randn(n, 20, generator=gen)


def main(argv=()):
    parser = argparse.ArgumentParser()
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--batch", type=int, default=50)
    parser.add_argument("--lr", type=float, default=0.005)
    args = parser.parse_args(list(argv))

    gen = torch.Generator().manual_seed(0)
    torch.manual_seed(0)
    train, valid = sensors(1000, gen), sensors(300, gen)
    model = AutoEncoder(20, 4)
    opt = torch.optim.Adam(model.parameters(), lr=args.lr)
    for epoch in range(1, args.epochs + 1):
        for x in DataLoader(train, batch_size=args.batch, shuffle=True):
            opt.zero_grad()
            loss = nn.functional.mse_loss(model(x), x)
            loss.backward()
            opt.step()
        with torch.no_grad():
            val = nn.functional.mse_loss(model(valid), valid).item()
        print(f"epoch {epoch}: valid {val:.5f}")


if __name__ == "__main__":
    main()
