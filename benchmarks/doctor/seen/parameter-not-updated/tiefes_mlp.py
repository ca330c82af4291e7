from dataclasses import dataclass

import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset


@dataclass
class Config:
    width: int = 32
    depth: int = 4
    lr: float = 1e-2
    epochs: int = 45
    batch_size: int = 64


class MLP(nn.Module):
    def __init__(self, cfg: Config):
        super().__init__()
        self.inp = nn.Linear(2, cfg.width)
        self.hidden = [nn.Linear(cfg.width, cfg.width) for _ in range(cfg.depth)]
        self.out = nn.Linear(cfg.width, 1)

    def forward(self, x):
        x = torch.tanh(self.inp(x))
        for layer in self.hidden:
            x = torch.tanh(layer(x))
        return self.out(x)


def main():
    torch.manual_seed(5)
    cfg = Config()
    X = torch.rand(600, 2) * 4 - 2
    y = (torch.sin(2 * X[:, :1]) * torch.cos(2 * X[:, 1:]))
    loader = DataLoader(TensorDataset(X, y), batch_size=cfg.batch_size, shuffle=True)
    model = MLP(cfg)
    optimizer = torch.optim.Adam(model.parameters(), lr=cfg.lr)
    sched = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, cfg.epochs)
    criterion = nn.MSELoss()
    for epoch in range(cfg.epochs):
        total = 0.0
        for xb, yb in loader:
            optimizer.zero_grad()
            loss = criterion(model(xb), yb)
            loss.backward()
            optimizer.step()
            total += loss.item() * len(xb)
        sched.step()
        if (epoch + 1) % 10 == 0:
            print(f"epoch {epoch + 1}: mse {total / len(X):.5f}")


if __name__ == "__main__":
    main()
