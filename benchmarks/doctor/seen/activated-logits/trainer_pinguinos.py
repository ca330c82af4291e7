from dataclasses import dataclass, field
from typing import List

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


@dataclass
class Config:
    widths: List[int] = field(default_factory=lambda: [5, 24, 24, 3])
    lr: float = 0.05
    momentum: float = 0.9
    epochs: int = 25
    batch: int = 32
    seed: int = 99


def build(widths: List[int]) -> nn.Sequential:
    layers: List[nn.Module] = []
    for a, b in zip(widths[:-1], widths[1:]):
        layers += [nn.Linear(a, b), nn.Tanh()]
    return nn.Sequential(*layers)


class Trainer:
    def __init__(self, cfg: Config):
        torch.manual_seed(cfg.seed)
        self.cfg = cfg
        self.model = build(cfg.widths)
        self.loss = nn.CrossEntropyLoss()
        self.opt = torch.optim.SGD(self.model.parameters(), lr=cfg.lr, momentum=cfg.momentum)

    def fit(self, dl: DataLoader) -> float:
        for ep in range(self.cfg.epochs):
            tot, n = 0.0, 0
            for xb, yb in dl:
                out = self.loss(self.model(xb), yb)
                self.opt.zero_grad()
                out.backward()
                self.opt.step()
                tot, n = tot + out.item() * len(yb), n + len(yb)
            if ep % 5 == 0:
                print(f"[{ep:02d}] {tot / n:.4f}")
        return tot / n


def penguins(n: int = 420):
    """Tres especies, cinco medidas (pico, aleta, masa...) ya tipificadas."""
    y = torch.arange(n) % 3
    mu = torch.tensor([[1.5, -1, 0, 1, -1], [-1.5, 1, 1, 0, 1], [0, 1, -1.5, -1, -1.5]])
    x = mu[y] + 0.7 * torch.randn(n, 5)
    return (x - x.mean(0)) / x.std(0), y


cfg = Config()
tr = Trainer(cfg)
x, y = penguins()
final = tr.fit(DataLoader(TensorDataset(x, y), batch_size=cfg.batch, shuffle=True))
print("final loss", final)
