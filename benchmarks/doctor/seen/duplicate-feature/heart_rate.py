"""Toy triage model. Columns: pulse, temp, spo2, age, systolic, pulse_last."""
from dataclasses import dataclass
import torch
from torch import nn, Tensor


@dataclass
class Config:
    n: int = 500
    hidden: int = 16
    lr: float = 0.05
    epochs: int = 80
    batch: int = 50


def make_table(cfg: Config) -> tuple[Tensor, Tensor]:
    g = torch.Generator().manual_seed(77)
    pulse = torch.randn(cfg.n, generator=g)
    temp = torch.randn(cfg.n, generator=g)
    spo2 = torch.randn(cfg.n, generator=g)
    age = torch.randn(cfg.n, generator=g)
    systolic = torch.randn(cfg.n, generator=g)
    pulse_last = pulse.clone()
    score = pulse + 0.8 * temp - 1.1 * spo2 + 0.6 * age * systolic
    y = (score > 0).float()
    x = torch.stack([pulse, temp, spo2, age, systolic, pulse_last], dim=1)
    return x, y


def fit(cfg: Config) -> float:
    x, y = make_table(cfg)
    torch.manual_seed(0)
    model = nn.Sequential(nn.Linear(x.size(1), cfg.hidden), nn.ReLU(), nn.Linear(cfg.hidden, 1))
    opt = torch.optim.SGD(model.parameters(), lr=cfg.lr, momentum=0.9, weight_decay=3e-3)
    bce = nn.BCEWithLogitsLoss()
    for _ in range(cfg.epochs):
        for rows in torch.randperm(cfg.n).split(cfg.batch):
            loss = bce(model(x[rows]).squeeze(1), y[rows])
            opt.zero_grad()
            loss.backward()
            opt.step()
    with torch.no_grad():
        return ((model(x).squeeze(1) > 0).float() == y).float().mean().item()


if __name__ == "__main__":
    print("training accuracy", fit(Config()))
