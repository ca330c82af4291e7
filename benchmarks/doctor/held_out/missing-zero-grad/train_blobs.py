import argparse

import torch
import torch.nn as nn
from sklearn.datasets import make_blobs
from sklearn.model_selection import train_test_split
from torch.utils.data import DataLoader, TensorDataset


def get_args():
    p = argparse.ArgumentParser(description="blob classifier")
    p.add_argument("--epochs", type=int, default=25)
    p.add_argument("--lr", type=float, default=0.1)
    p.add_argument("--batch-size", type=int, default=40)
    p.add_argument("--seed", type=int, default=2)
    return p.parse_args()


def load(seed):
    X, y = make_blobs(n_samples=1000, centers=5, n_features=6, cluster_std=2.2, random_state=seed)
    X = (X - X.mean(0)) / X.std(0)
    a, b, c, d = train_test_split(X, y, test_size=0.2, stratify=y, random_state=seed)
    t = lambda v: torch.tensor(v, dtype=torch.float32)
    return t(a), t(b), torch.tensor(c), torch.tensor(d)


def train_one_epoch(model, loader, criterion, optimizer):
    model.train()
    total = 0.0
    for xb, yb in loader:
        out = model(xb)
        loss = criterion(out, yb)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(xb)
    return total / len(loader.dataset)


@torch.no_grad()
def evaluate(model, x, y, criterion):
    model.eval()
    return criterion(model(x), y).item()


if __name__ == "__main__":
    args = get_args()
    torch.manual_seed(args.seed)
    xtr, xte, ytr, yte = load(args.seed)
    loader = DataLoader(TensorDataset(xtr, ytr), args.batch_size, shuffle=True)
    net = nn.Sequential(nn.Linear(6, 32), nn.ReLU(), nn.Linear(32, 5))
    optimizer = torch.optim.SGD(net.parameters(), lr=args.lr)
    criterion = nn.CrossEntropyLoss()
    for epoch in range(args.epochs):
        tr = train_one_epoch(net, loader, criterion, optimizer)
        te = evaluate(net, xte, yte, criterion)
        print(f"[{epoch:02d}] train {tr:.4f} test {te:.4f}")
