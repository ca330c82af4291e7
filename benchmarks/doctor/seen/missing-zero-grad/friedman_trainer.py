from dataclasses import dataclass

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split
from sklearn.datasets import make_friedman1


@dataclass
class Config:
    hidden: int = 32
    lr: float = 0.1
    batch_size: int = 50
    epochs: int = 40
    seed: int = 5


class Trainer:
    def __init__(self, cfg: Config):
        self.cfg = cfg
        torch.manual_seed(cfg.seed)
        X, y = make_friedman1(n_samples=1500, n_features=5, noise=1.0, random_state=cfg.seed)
        X = (X - X.mean(0)) / X.std(0)
        y = (y - y.mean()) / y.std()
        ds = TensorDataset(torch.tensor(X).float(), torch.tensor(y).float().unsqueeze(1))
        self.train_ds, self.val_ds = random_split(ds, [1200, 300])
        self.model = nn.Sequential(nn.Linear(5, cfg.hidden), nn.Tanh(), nn.Linear(cfg.hidden, 1))
        self.optim = torch.optim.SGD(self.model.parameters(), lr=cfg.lr)
        self.criterion = nn.MSELoss()

    def training_step(self, batch):
        x, y = batch
        loss = self.criterion(self.model(x), y)
        loss.backward()
        self.optim.step()
        return loss.item()

    @torch.no_grad()
    def validate(self):
        x, y = next(iter(DataLoader(self.val_ds, batch_size=len(self.val_ds))))
        return self.criterion(self.model(x), y).item()

    def fit(self):
        loader = DataLoader(self.train_ds, batch_size=self.cfg.batch_size, shuffle=True)
        for epoch in range(1, self.cfg.epochs + 1):
            losses = [self.training_step(b) for b in loader]
            if epoch % 5 == 0:
                print(f"[{epoch:02d}] train {sum(losses) / len(losses):.4f} val {self.validate():.4f}")
        return self.validate()


if __name__ == "__main__":
    print("final val loss", Trainer(Config()).fit())
