"""Predictive maintenance: does the machine fail within the next hour?"""
import numpy as np
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset


def simulate(n, seed):
    rng = np.random.default_rng(seed)
    vibration = rng.uniform(-1.7, 1.7, n)
    temperature = rng.uniform(-1.7, 1.7, n)
    load = rng.normal(0, 1, n)
    critical = (vibration > 0.5) & (temperature > 0.6)
    failure = critical & (rng.random(n) < 0.25)
    X = np.stack([vibration, temperature, load], 1)
    return torch.tensor(X, dtype=torch.float32), torch.tensor(failure, dtype=torch.float32)


def balanced_accuracy(pred, y):
    tpr = pred[y == 1].float().mean()
    tnr = 1 - pred[y == 0].float().mean()
    return ((tpr + tnr) / 2).item()


class FailureNet(nn.Module):
    def __init__(self, d=3, h=16):
        super().__init__()
        self.f = nn.Sequential(nn.Linear(d, h), nn.Tanh(), nn.Linear(h, 1))

    def forward(self, x):
        return self.f(x).squeeze(-1)


torch.manual_seed(0)
x_train, y_train = simulate(4000, 0)
x_test, y_test = simulate(2000, 1)
net = FailureNet()
loss_fn = nn.BCEWithLogitsLoss()
opt = torch.optim.Adam(net.parameters(), lr=0.02)
sched = torch.optim.lr_scheduler.CosineAnnealingLR(opt, 20)
for epoch in range(20):
    for xb, yb in DataLoader(TensorDataset(x_train, y_train), batch_size=100, shuffle=True):
        opt.zero_grad()
        loss = loss_fn(net(xb), yb)
        loss.backward()
        opt.step()
    sched.step()
    if epoch % 5 == 0:
        print("epoch", epoch, "loss", round(loss.item(), 4))

with torch.no_grad():
    pred = net(x_test) > 0
print("test accuracy", (pred == (y_test > 0.5)).float().mean().item())
print("balanced accuracy", balanced_accuracy(pred, y_test))
