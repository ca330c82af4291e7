"""Micro-batches of 8, one optimizer step every 8 of them (effective batch 64)."""
import argparse
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

parser = argparse.ArgumentParser()
parser.add_argument("--accum", type=int, default=8)
parser.add_argument("--lr", type=float, default=0.02)
parser.add_argument("--epochs", type=int, default=12)
opts = parser.parse_args()

torch.manual_seed(102)
w = torch.tensor([1.5, -1.0, 0.7, 0.0, 0.5])
x = torch.randn(1280, 5)
score = x @ w + 1.2 * x[:, 0] * x[:, 3]
label = (score + 0.4 * torch.randn(1280) > 0).float()
train_dl = DataLoader(TensorDataset(x[:1024], label[:1024]), batch_size=8, shuffle=True)

model = nn.Sequential(nn.Linear(5, 16), nn.GELU(), nn.Linear(16, 1))
optimizer = torch.optim.AdamW(model.parameters(), lr=opts.lr, weight_decay=0.05)
bce = nn.BCEWithLogitsLoss()

for epoch in range(opts.epochs):
    optimizer.zero_grad()
    for k, (xb, yb) in enumerate(train_dl, start=1):
        loss = bce(model(xb).squeeze(1), yb) / opts.accum
        loss.backward()
        if k % opts.accum == 0:
            optimizer.step()
            optimizer.zero_grad()
    if epoch % 3 == 2:
        with torch.no_grad():
            held = bce(model(x[1024:]).squeeze(1), label[1024:]).item()
        print(f"epoch {epoch + 1} held-out loss {held:.4f}")
