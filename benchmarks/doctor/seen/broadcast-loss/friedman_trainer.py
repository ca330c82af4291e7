from dataclasses import dataclass

import torch
import torch.nn as nn
from sklearn.datasets import make_friedman1
from torch.utils.data import DataLoader, TensorDataset


@dataclass
class TrainConfig:
    hidden: int = 32
    batch_size: int = 50
    epochs: int = 25
    lr: float = 0.01
    seed: int = 12


class Regressor(nn.Module):
    def __init__(self, n_in: int, hidden: int):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(n_in, hidden), nn.ReLU(), nn.Linear(hidden, hidden), nn.ReLU())
        self.out = nn.Linear(hidden, 1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.out(self.body(x))


class Trainer:
    def __init__(self, cfg: TrainConfig):
        torch.manual_seed(cfg.seed)
        self.cfg = cfg
        X, y = make_friedman1(n_samples=1400, n_features=5, noise=0.5, random_state=cfg.seed)
        X = torch.tensor((X - 0.5) * 3.46, dtype=torch.float32)
        y = torch.tensor((y - y.mean()) / y.std(), dtype=torch.float32)
        self.train_dl = DataLoader(TensorDataset(X[:1000], y[:1000]), cfg.batch_size, shuffle=True)
        self.val_dl = DataLoader(TensorDataset(X[1000:], y[1000:]), 100)
        self.model = Regressor(5, cfg.hidden)
        self.opt = torch.optim.Adam(self.model.parameters(), lr=cfg.lr)
        self.sched = torch.optim.lr_scheduler.CosineAnnealingLR(self.opt, cfg.epochs)
        self.loss_fn = nn.MSELoss()

    def step(self, batch):
        x, y = batch
        return self.loss_fn(self.model(x), y)

    def fit(self) -> float:
        for epoch in range(self.cfg.epochs):
            for batch in self.train_dl:
                self.opt.zero_grad()
                loss = self.step(batch)
                loss.backward()
                self.opt.step()
            self.sched.step()
            if epoch % 10 == 9:
                print(f"epoch {epoch + 1} val {self.validate():.4f}")
        return self.validate()

    @torch.no_grad()
    def validate(self) -> float:
        losses = [self.step(b).item() for b in self.val_dl]
        return sum(losses) / len(losses)


print("final val loss:", Trainer(TrainConfig()).fit())
