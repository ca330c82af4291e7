# Minimal supervised regression, train()/evaluate() style
from dataclasses import dataclass

import torch
import torch.nn as nn


@dataclass
class Config:
    lr: float = 0.1
    momentum: float = 0.9
    epochs: int = 2
    batch: int = 100
    seed: int = 5


class Surface(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(3, 32)
        self.b = nn.Linear(32, 1)

    def forward(self, x):
        return self.b(torch.tanh(self.a(x)))


def make_data(n):
    x = torch.randn(n, 3)
    y = torch.sin(1.5 * x[:, :1]) + x[:, 1:2] * x[:, 2:] * 0.5 + 0.1 * torch.randn(n, 1)
    return x, y


def train(model, x, y, cfg):
    opt = torch.optim.SGD(model.parameters(), lr=cfg.lr, momentum=cfg.momentum)
    for epoch in range(cfg.epochs):
        total = 0.0
        for rows in torch.randperm(len(x)).split(cfg.batch):
            opt.zero_grad()
            loss = nn.functional.mse_loss(model(x[rows]), y[rows])
            loss.backward()
            opt.step()
            total += loss.item() * len(rows)
        if epoch % 15 == 0 or epoch == cfg.epochs - 1:
            print(f"epoch {epoch} mse {total / len(x):.4f}")


def evaluate(model, x, y):
    model.eval()
    with torch.no_grad():
        return nn.functional.mse_loss(model(x), y).item()


cfg = Config()
torch.manual_seed(cfg.seed)
x_train, y_train = make_data(1000)
x_test, y_test = make_data(300)
model = Surface()
train(model, x_train, y_train, cfg)
print("test mse", evaluate(model, x_test, y_test))
