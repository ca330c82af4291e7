"""Mean and spread of the test error over five initialisations."""
import statistics
import torch
from torch import nn


def friedman(n, seed):
    g = torch.Generator().manual_seed(seed)
    x = torch.rand(n, 4, generator=g)
    y = torch.sin(3.14 * x[:, 0] * x[:, 1]) + 2 * (x[:, 2] - 0.5) ** 2 + 0.5 * x[:, 3]
    return (x - 0.5) * 3.46, (y - y.mean())[:, None]


def train_once(xtr, ytr, steps=250):
    net = nn.Sequential(nn.Linear(4, 24), nn.GELU(), nn.Linear(24, 1))
    opt = torch.optim.Adam(net.parameters(), lr=1e-2)
    for _ in range(steps):
        batch = torch.randint(0, len(xtr), (64,))
        loss = nn.functional.mse_loss(net(xtr[batch]), ytr[batch])
        opt.zero_grad()
        loss.backward()
        opt.step()
    return net


xtr, ytr = friedman(600, 0)
xte, yte = friedman(300, 1)
errors = []
for run in range(5):
    torch.manual_seed(2024)
    net = train_once(xtr, ytr)
    with torch.no_grad():
        errors.append(nn.functional.mse_loss(net(xte), yte).item())
    print(f"run {run}: {errors[-1]:.5f}")
print("std", statistics.pstdev(errors))
print("mean", statistics.mean(errors))
