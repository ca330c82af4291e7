from typing import List

import numpy as np
import torch
from sklearn.datasets import make_friedman1
from sklearn.model_selection import KFold
from torch import nn


class FoldModel:
    def __init__(self, n_features: int) -> None:
        self.net = nn.Sequential(nn.Linear(n_features, 12), nn.Tanh(), nn.Linear(12, 1))
        self.optimizer = torch.optim.AdamW(self.net.parameters(), lr=0.08, weight_decay=0.01)
        self.scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(self.optimizer, 300)

    def train(self, x: torch.Tensor, y: torch.Tensor) -> None:
        for _ in range(300):
            batch = torch.randint(0, len(x), (120,))
            self.optimizer.zero_grad()
            nn.functional.mse_loss(self.net(x[batch]).squeeze(1), y[batch]).backward()
            self.optimizer.step()
            self.scheduler.step()

    @torch.no_grad()
    def evaluate(self, x: torch.Tensor, y: torch.Tensor) -> float:
        return nn.functional.mse_loss(self.net(x).squeeze(1), y).item()


def main() -> None:
    torch.manual_seed(20)
    X, y = make_friedman1(n_samples=1000, n_features=5, noise=1.0, random_state=20)
    X = torch.tensor((X - 0.5) * np.sqrt(12), dtype=torch.float32)
    y = torch.tensor((y - y.mean()) / y.std(), dtype=torch.float32)
    scores: List[float] = []
    for fold, (a, b) in enumerate(KFold(n_splits=4, shuffle=True, random_state=1).split(X)):
        model = FoldModel(5)
        model.train(X[a], y[a])
        scores.append(model.evaluate(X[b], y[b]))
        print(f"fold {fold}: train {model.evaluate(X[a], y[a]):.4f} held out {scores[-1]:.4f}")
    print("mean held-out mse", float(np.mean(scores)))


main()
