"""Usage: python cancer_cli.py --epochs 40"""
import argparse

import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


def parse():
    p = argparse.ArgumentParser()
    p.add_argument("--epochs", type=int, default=40)
    p.add_argument("--batch-size", type=int, default=32)
    p.add_argument("--learning-rate", type=float, default=1e-5)
    p.add_argument("--momentum", type=float, default=0.9)
    p.add_argument("--seed", type=int, default=1)
    return p.parse_args()


class Net(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.fc1 = nn.Linear(d, 24)
        self.fc2 = nn.Linear(24, 1)

    def forward(self, x):
        return self.fc2(F.relu(self.fc1(x))).squeeze(1)


def test(model, x, y):
    model.eval()
    with torch.no_grad():
        z = model(x)
        return F.binary_cross_entropy_with_logits(z, y).item(), ((z > 0).float() == y).float().mean().item()


def main():
    args = parse()
    torch.manual_seed(args.seed)
    raw = load_breast_cancer()
    a, b, ya, yb = train_test_split(raw.data, raw.target, test_size=0.25, stratify=raw.target, random_state=args.seed)
    sc = StandardScaler().fit(a)
    a, b = (torch.tensor(sc.transform(v), dtype=torch.float32) for v in (a, b))
    ya, yb = torch.tensor(ya).float(), torch.tensor(yb).float()
    model = Net(a.shape[1])
    optimizer = torch.optim.SGD(model.parameters(), lr=args.learning_rate, momentum=args.momentum)
    for epoch in range(args.epochs):
        model.train()
        for xb, yb_ in DataLoader(TensorDataset(a, ya), args.batch_size, shuffle=True):
            optimizer.zero_grad()
            F.binary_cross_entropy_with_logits(model(xb), yb_).backward()
            optimizer.step()
        if epoch % 5 == 0 or epoch == args.epochs - 1:
            loss, acc = test(model, b, yb)
            print(f"epoch {epoch} acc {acc:.3f} loss {loss:.4f}")


if __name__ == "__main__":
    main()
