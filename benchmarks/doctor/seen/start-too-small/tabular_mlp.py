from dataclasses import dataclass, field
from typing import List

import torch
import torch.nn as nn
from sklearn.datasets import make_classification
from torch.utils.data import DataLoader, TensorDataset


@dataclass
class Args:
    widths: List[int] = field(default_factory=lambda: [8, 32, 32, 32, 3])
    init_std: float = 0.005
    lr: float = 0.1
    epochs: int = 25
    batch: int = 40
    seed: int = 90


def build(args: Args) -> nn.Sequential:
    layers = []
    for a, b in zip(args.widths[:-1], args.widths[1:]):
        lin = nn.Linear(a, b)
        nn.init.normal_(lin.weight, std=args.init_std)
        nn.init.zeros_(lin.bias)
        layers += [lin, nn.ReLU()]
    return nn.Sequential(*layers[:-1])


def main(args: Args) -> None:
    torch.manual_seed(args.seed)
    X, y = make_classification(1200, n_features=8, n_informative=8, n_redundant=0, n_classes=3,
                               n_clusters_per_class=1, class_sep=2.0, flip_y=0, random_state=args.seed)
    X = (X - X.mean(0)) / X.std(0)
    X, y = torch.tensor(X, dtype=torch.float32), torch.tensor(y)
    train_dl = DataLoader(TensorDataset(X[:900], y[:900]), batch_size=args.batch, shuffle=True)
    net = build(args)
    optimizer = torch.optim.SGD(net.parameters(), lr=args.lr, weight_decay=1e-3)
    lossf = nn.CrossEntropyLoss()
    for epoch in range(args.epochs):
        total = 0.0
        for xb, yb in train_dl:
            optimizer.zero_grad()
            loss = lossf(net(xb), yb)
            loss.backward()
            optimizer.step()
            total += loss.item()
        if epoch % 8 == 0:
            print(f"epoch {epoch:02d} | loss {total / len(train_dl):.4f}")
    with torch.no_grad():
        print("test loss", lossf(net(X[900:]), y[900:]).item())


main(Args())
