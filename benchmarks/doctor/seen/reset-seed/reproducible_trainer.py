import random
from dataclasses import dataclass

import numpy as np
import torch
from torch import nn


@dataclass
class Settings:
    seed: int = 7
    epochs: int = 25
    batch_size: int = 40
    lr: float = 0.01
    noise: float = 0.1


def set_seed(seed: int) -> None:
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)


def two_arcs(n):
    y = torch.randint(0, 2, (n,))
    a = torch.pi * torch.rand(n)
    x = torch.stack([torch.cos(a), torch.sin(a)], 1)
    x[y == 1] = torch.tensor([1.0, 0.4]) - x[y == 1]
    return (x + 0.12 * torch.randn(n, 2) - torch.tensor([0.5, 0.2])) * 1.4, y


class Trainer:
    def __init__(self, settings: Settings):
        self.s = settings
        set_seed(settings.seed)
        self.x, self.y = two_arcs(800)
        self.xv, self.yv = two_arcs(300)
        self.model = nn.Sequential(nn.Linear(2, 32), nn.Tanh(), nn.Linear(32, 32), nn.Tanh(), nn.Linear(32, 2))
        self.opt = torch.optim.Adam(self.model.parameters(), lr=settings.lr)
        self.sched = torch.optim.lr_scheduler.CosineAnnealingLR(self.opt, settings.epochs)

    def train_epoch(self) -> float:
        set_seed(self.s.seed)
        order = torch.randperm(len(self.x))
        losses = []
        for i in range(0, len(order), self.s.batch_size):
            idx = order[i:i + self.s.batch_size]
            xb = self.x[idx] + self.s.noise * torch.randn(len(idx), 2)
            loss = nn.functional.cross_entropy(self.model(xb), self.y[idx])
            self.opt.zero_grad()
            loss.backward()
            self.opt.step()
            losses.append(loss.item())
        self.sched.step()
        return float(np.mean(losses))

    def accuracy(self) -> float:
        with torch.no_grad():
            return (self.model(self.xv).argmax(1) == self.yv).float().mean().item()

    def run(self) -> None:
        for e in range(self.s.epochs):
            l = self.train_epoch()
            if e % 5 == 4:
                print(f"epoch {e + 1} loss {l:.4f} val acc {self.accuracy():.3f}")


t = Trainer(Settings())
t.run()
print("val accuracy", t.accuracy())
