from dataclasses import dataclass, field
import logging
import sys

import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

logging.basicConfig(level=logging.INFO, stream=sys.stdout, format="%(message)s")
log = logging.getLogger("air")


@dataclass
class Args:
    lr: float = 0.02
    epochs: int = 15
    batch: int = 64
    hidden: list = field(default_factory=lambda: [24])


class SensorData(Dataset):
    """Five sensors, one target (PM2.5). Dropped readings come as NaN from the logger."""

    def __init__(self, n: int, seed: int):
        rng = np.random.default_rng(seed)
        s = rng.normal(size=(n, 5))
        pm = 0.7 * s[:, 0] + 0.5 * np.abs(s[:, 1]) - 0.4 * s[:, 2] * s[:, 3] + 0.2 * rng.normal(size=n)
        s[rng.random(n) < 0.03, 4] = np.nan
        self.s = torch.tensor(s, dtype=torch.float32)
        self.pm = torch.tensor(pm, dtype=torch.float32)

    def __len__(self):
        return len(self.pm)

    def __getitem__(self, k):
        return self.s[k], self.pm[k]


def build(args: Args) -> nn.Module:
    layers, width = [], 5
    for h in args.hidden:
        layers += [nn.Linear(width, h), nn.SiLU()]
        width = h
    return nn.Sequential(*layers, nn.Linear(width, 1), nn.Flatten(0))


def main(args: Args = Args()):
    torch.manual_seed(1)
    model = build(args)
    loader = DataLoader(SensorData(1500, 0), batch_size=args.batch, shuffle=True)
    test = SensorData(400, 1)
    opt = torch.optim.Adam(model.parameters(), lr=args.lr)
    for ep in range(args.epochs):
        acc = []
        for s, pm in loader:
            loss = nn.functional.mse_loss(model(s), pm)
            opt.zero_grad()
            loss.backward()
            opt.step()
            acc.append(loss.item())
        log.info("epoch %d  train mse %.4f", ep, float(np.mean(acc)))
    with torch.no_grad():
        log.info("test mse %.4f", nn.functional.mse_loss(model(test.s), test.pm).item())


if __name__ == "__main__":
    main()
