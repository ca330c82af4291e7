"""Tell sine, square and sawtooth waves apart with a 1-D convolutional network."""
import argparse
import math

import torch
from torch import nn
import torch.nn.functional as F

parser = argparse.ArgumentParser()
parser.add_argument("--epochs", type=int, default=12)
parser.add_argument("--lr", type=float, default=2e-3)
parser.add_argument("--batch", type=int, default=40)
args = parser.parse_args([])

torch.manual_seed(33)


def make_waves(n: int, length: int = 48):
    t = torch.linspace(0, 1, length)
    kind = torch.randint(0, 3, (n,))
    freq = 1.5 + 2 * torch.rand(n, 1)
    phase = torch.rand(n, 1)
    arg = freq * t + phase
    sine = torch.sin(2 * math.pi * arg)
    square = torch.sign(sine)
    saw = 2 * (arg - torch.floor(arg)) - 1
    waves = torch.stack([sine, square, saw], 1)[torch.arange(n), kind]
    return (waves + 0.2 * torch.randn(n, length)).unsqueeze(1), kind


x_tr, y_tr = make_waves(800)
x_va, y_va = make_waves(300)

net = nn.Sequential(
    nn.Conv1d(1, 12, 5), nn.ReLU(), nn.MaxPool1d(2),
    nn.Conv1d(12, 16, 5), nn.ReLU(), nn.AdaptiveAvgPool1d(4),
    nn.Flatten(), nn.Linear(64, 3),
)
opt = torch.optim.Adam(net.parameters(), lr=args.lr)
loss_fn = nn.MSELoss()

for epoch in range(args.epochs):
    for idx in torch.randperm(len(x_tr)).split(args.batch):
        scores = net(x_tr[idx])
        target = F.one_hot(y_tr[idx], 3).float()
        loss = loss_fn(scores, target)
        opt.zero_grad()
        loss.backward()
        opt.step()
    with torch.no_grad():
        va = net(x_va)
        acc = (va.argmax(1) == y_va).float().mean()
    print(f"{epoch:2d} train {loss.item():.3f} acc {acc:.3f}")

print("validation log loss", F.cross_entropy(va, y_va).item())
