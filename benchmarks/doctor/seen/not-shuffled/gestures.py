from dataclasses import dataclass
import numpy as np
import torch
import torch.nn as nn
from torch.utils.data import Dataset, DataLoader


@dataclass
class Config:
    classes: int = 5
    per_class: int = 320
    dim: int = 10
    batch: int = 32
    epochs: int = 10
    lr: float = 0.1


class Gestures(Dataset):
    """accelerometer features, recorded gesture by gesture"""

    def __init__(self, cfg: Config, seed: int):
        centers = np.random.default_rng(0).normal(0, 1.0, (cfg.classes, cfg.dim))
        rng = np.random.default_rng(seed)
        self.items = []
        for c in range(cfg.classes):
            for _ in range(cfg.per_class):
                self.items.append((centers[c] + rng.normal(0, 1.0, cfg.dim), c))

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        v, c = self.items[i]
        return torch.tensor(v, dtype=torch.float32), c


def accuracy(model, loader):
    hit = n = 0
    with torch.no_grad():
        for x, c in loader:
            hit += (model(x).argmax(-1) == c).sum().item()
            n += len(c)
    return hit / n


def main(cfg=Config()):
    torch.manual_seed(0)
    train_loader = DataLoader(Gestures(cfg, 1), batch_size=cfg.batch)
    test_loader = DataLoader(Gestures(cfg, 2), batch_size=200)
    model = nn.Sequential(nn.Linear(cfg.dim, 32), nn.ReLU(), nn.Linear(32, cfg.classes))
    opt = torch.optim.SGD(model.parameters(), lr=cfg.lr)
    ce = nn.CrossEntropyLoss()
    for epoch in range(cfg.epochs):
        for x, c in train_loader:
            loss = ce(model(x), c)
            opt.zero_grad()
            loss.backward()
            opt.step()
        if epoch % 2 == 0:
            print(f"epoch {epoch} loss {loss.item():.3f}")
    print("test accuracy", accuracy(model, test_loader))


if __name__ == "__main__":
    main()
