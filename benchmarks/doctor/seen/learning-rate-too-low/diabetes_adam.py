import argparse

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

parser = argparse.ArgumentParser()
parser.add_argument("--epochs", type=int, default=25)
parser.add_argument("--lr", type=float, default=1e-6)
parser.add_argument("--seed", type=int, default=40)
args, _ = parser.parse_known_args()
torch.manual_seed(args.seed)


def friedman(n):
    u = torch.rand(n, 5)
    out = 10 * torch.sin(torch.pi * u[:, 0] * u[:, 1]) + 20 * (u[:, 2] - 0.5) ** 2 + 10 * u[:, 3] + 5 * u[:, 4]
    out = (out + 1.5 * torch.randn(n) - 14.4) / 5.0
    return (u - 0.5) / 0.29, out.unsqueeze(1)


train_set = TensorDataset(*friedman(1000))
val_x, val_y = friedman(400)
loader = DataLoader(train_set, batch_size=64, shuffle=True)
model = nn.Sequential(nn.Linear(5, 24), nn.ReLU(), nn.Linear(24, 1))
optimizer = torch.optim.Adam(model.parameters(), lr=args.lr)
loss_fn = nn.MSELoss()

for epoch in range(args.epochs):
    model.train()
    for xb, yb in loader:
        optimizer.zero_grad()
        loss_fn(model(xb), yb).backward()
        optimizer.step()
    model.eval()
    with torch.no_grad():
        val = loss_fn(model(val_x), val_y).item()
    if epoch % 5 == 0 or epoch == args.epochs - 1:
        print(f"epoch {epoch + 1}/{args.epochs} - val_loss: {val:.5f}")
