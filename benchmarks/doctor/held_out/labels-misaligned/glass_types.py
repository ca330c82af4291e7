import argparse
import numpy as np
import torch
from torch import nn
from sklearn.datasets import make_classification


def prepare(seed):
    X, y = make_classification(n_samples=1200, n_features=6, n_informative=6, n_redundant=0, n_classes=3,
                               n_clusters_per_class=1, class_sep=2.2, random_state=seed)
    X = (X - X.mean(axis=0)) / X.std(axis=0)
    order = np.random.RandomState(seed).permutation(len(X))
    X = X[order]
    cut = 900
    to = lambda a, t: torch.as_tensor(a, dtype=t)
    return (to(X[:cut], torch.float32), to(y[:cut], torch.int64)), (to(X[cut:], torch.float32), to(y[cut:], torch.int64))


class Glass(nn.Module):
    def __init__(self, d=6, width=16, k=3):
        super().__init__()
        self.hidden = nn.Linear(d, width)
        self.norm = nn.LayerNorm(width)
        self.out = nn.Linear(width, k)

    def forward(self, x):
        return self.out(torch.relu(self.norm(self.hidden(x))))


def run(args):
    torch.manual_seed(args.seed)
    (x, y), (xv, yv) = prepare(args.seed)
    model = Glass()
    opt = torch.optim.AdamW(model.parameters(), lr=args.lr, weight_decay=1e-3)
    for ep in range(args.epochs):
        for b in torch.randperm(len(x)).split(args.batch):
            loss = nn.functional.cross_entropy(model(x[b]), y[b])
            opt.zero_grad()
            loss.backward()
            opt.step()
        if ep % 5 == 4:
            with torch.no_grad():
                print(f"{ep + 1}: loss {loss.item():.3f} acc {(model(xv).argmax(1) == yv).float().mean().item():.3f}")


p = argparse.ArgumentParser()
p.add_argument("--seed", type=int, default=6)
p.add_argument("--lr", type=float, default=0.005)
p.add_argument("--batch", type=int, default=60)
p.add_argument("--epochs", type=int, default=30)
run(p.parse_args())
