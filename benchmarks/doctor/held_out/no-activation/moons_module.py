from typing import Tuple

import torch
from torch import Tensor, nn
from sklearn.datasets import make_circles

torch.manual_seed(77)


def get_data(n: int, seed: int) -> Tuple[Tensor, Tensor]:
    pts, lab = make_circles(n, noise=0.1, factor=0.4, random_state=seed)
    return torch.tensor(pts, dtype=torch.float32) / 0.55, torch.tensor(lab, dtype=torch.long)


class MLP(nn.Module):
    def __init__(self, width: int = 64, dropout: float = 0.1) -> None:
        super().__init__()
        self.inp = nn.Linear(2, width)
        self.mid = nn.Linear(width, width)
        self.drop = nn.Dropout(dropout)
        self.out = nn.Linear(width, 2)

    def forward(self, x: Tensor) -> Tensor:
        x = self.inp(x)
        x = self.drop(self.mid(x))
        return self.out(x)


class Trainer:
    def __init__(self, model: nn.Module, lr: float) -> None:
        self.model = model
        self.opt = torch.optim.Adam(model.parameters(), lr=lr)
        self.loss = nn.CrossEntropyLoss()

    def fit(self, x: Tensor, y: Tensor, epochs: int, batch: int = 64) -> None:
        for ep in range(epochs):
            self.model.train()
            for ids in torch.randperm(len(x)).split(batch):
                self.opt.zero_grad()
                l = self.loss(self.model(x[ids]), y[ids])
                l.backward()
                self.opt.step()
            if ep % 10 == 0:
                print(f"{ep:03d} {l.item():.4f}")

    @torch.no_grad()
    def score(self, x: Tensor, y: Tensor) -> float:
        self.model.eval()
        return (self.model(x).argmax(1) == y).float().mean().item()


trainer = Trainer(MLP(), lr=3e-3)
trainer.fit(*get_data(600, 1), epochs=40)
print("held-out accuracy", trainer.score(*get_data(300, 2)))
