import argparse
import math
import torch
import torch.nn as nn


def rings(n):
    r = torch.cat([torch.rand(n // 2) * 0.6, 1.2 + torch.rand(n // 2) * 0.6])
    a = torch.rand(n) * 2 * math.pi
    pts = torch.stack([r * a.cos(), r * a.sin()], 1)
    lab = torch.cat([torch.zeros(n // 2), torch.ones(n // 2)])
    order = torch.randperm(n)
    return pts[order], lab[order]


ap = argparse.ArgumentParser()
ap.add_argument("--units", type=int, default=1)
ap.add_argument("--epochs", type=int, default=40)
ap.add_argument("--lr", type=float, default=0.02)
args = ap.parse_args()

torch.manual_seed(101)
x, y = rings(800)
model = nn.Sequential(
    nn.Linear(2, args.units),
    nn.Tanh(),
    nn.Linear(args.units, 1),
    nn.Flatten(0),
)
opt = torch.optim.Adam(model.parameters(), lr=args.lr)
loss_fn = nn.BCEWithLogitsLoss()
for epoch in range(args.epochs):
    for idx in torch.randperm(640).split(64):
        loss = loss_fn(model(x[idx]), y[idx])
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 8 == 7:
        print("epoch", epoch + 1, "loss", loss.item())
with torch.no_grad():
    print("test loss", loss_fn(model(x[640:]), y[640:]).item())
