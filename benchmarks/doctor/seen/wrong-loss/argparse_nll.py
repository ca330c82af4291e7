#!/usr/bin/env python
import argparse

import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import make_blobs
from torch.utils.data import DataLoader, TensorDataset

LOSSES = {
    "ce": nn.CrossEntropyLoss(),
    "nll": nn.NLLLoss(),
}


def parse():
    p = argparse.ArgumentParser()
    p.add_argument("--loss", choices=sorted(LOSSES), default="nll")
    p.add_argument("--lr", type=float, default=0.01)
    p.add_argument("--epochs", type=int, default=20)
    p.add_argument("--width", type=int, default=24)
    p.add_argument("--seed", type=int, default=0)
    return p.parse_args()


class Net(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.fc1 = nn.Linear(8, width)
        self.fc2 = nn.Linear(width, width)
        self.fc3 = nn.Linear(width, 5)

    def forward(self, x):
        x = F.relu(self.fc1(x))
        x = F.relu(self.fc2(x))
        return self.fc3(x)


def main():
    args = parse()
    torch.manual_seed(args.seed)
    X, y = make_blobs(1500, 8, centers=5, cluster_std=3.0, random_state=args.seed)
    X = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float32)
    y = torch.tensor(y)
    train = DataLoader(TensorDataset(X[:1200], y[:1200]), batch_size=60, shuffle=True)
    net = Net(args.width)
    criterion = LOSSES[args.loss]
    opt = torch.optim.SGD(net.parameters(), lr=args.lr, momentum=0.9)
    for epoch in range(args.epochs):
        for xb, yb in train:
            opt.zero_grad()
            logits = net(xb)
            loss = criterion(logits, yb)
            loss.backward()
            opt.step()
        print("epoch", epoch, "loss", loss.item())
    net.eval()
    with torch.no_grad():
        out = net(X[1200:])
        print("acc", (out.argmax(1) == y[1200:]).float().mean().item())
        print("test cross-entropy", F.cross_entropy(out, y[1200:]).item())


if __name__ == "__main__":
    main()
