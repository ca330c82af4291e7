# Three spiral arms, small MLP.
import math

import torch
from torch import nn, optim

torch.manual_seed(9)


def spirals(per_arm):
    xs, ys = [], []
    for arm in range(3):
        r = torch.linspace(0.15, 1.0, per_arm)
        theta = 2.5 * r + arm * 2 * math.pi / 3 + 0.12 * torch.randn(per_arm)
        xs.append(torch.stack([r * theta.cos(), r * theta.sin()], dim=1) * 1.7)
        ys.append(torch.full((per_arm,), arm))
    xs, ys = torch.cat(xs), torch.cat(ys)
    order = torch.randperm(len(xs))
    return xs[order], ys[order]


X, Y = spirals(300)
train_X, train_Y = X[:700], Y[:700]
val_X, val_Y = X[700:], Y[700:]

model = nn.Sequential(nn.Linear(2, 40), nn.Tanh(), nn.Linear(40, 3))
optimizer = optim.Adam(model.parameters(), lr=0.02)
criterion = nn.MSELoss()
targets = nn.functional.one_hot(train_Y, 3).float()

for epoch in range(500):
    optimizer.zero_grad()
    out = model(train_X)
    loss = criterion(out, targets)
    loss.backward()
    optimizer.step()
    if epoch % 100 == 99:
        print(f"epoch {epoch + 1}: training loss {loss.item():.4f}")

with torch.no_grad():
    out = model(val_X)
    print("val accuracy", (out.argmax(1) == val_Y).float().mean().item())
    print("val log loss", nn.functional.cross_entropy(out, val_Y).item())
