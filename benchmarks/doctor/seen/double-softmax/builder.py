import argparse
import torch
import torch.nn as nn
from sklearn.datasets import make_classification


def mlp(sizes, act=nn.ReLU, out_act=None):
    layers = []
    for j in range(len(sizes) - 1):
        last = j == len(sizes) - 2
        layers.append(nn.Linear(sizes[j], sizes[j + 1]))
        if not last:
            layers.append(act())
        elif out_act is not None:
            layers.append(out_act)
    return nn.Sequential(*layers)


def main(args):
    torch.manual_seed(args.seed)
    X, y = make_classification(n_samples=1000, n_features=12, n_informative=6, n_redundant=0, n_classes=4,
                               n_clusters_per_class=1, class_sep=2.0, random_state=args.seed)
    X = torch.tensor(X, dtype=torch.float32)
    X = (X - X.mean(0)) / X.std(0)
    y = torch.tensor(y)
    net = mlp([12, 24, 4], out_act=nn.Softmax(dim=1))
    optimizer = torch.optim.AdamW(net.parameters(), lr=args.lr, weight_decay=1e-3)
    loss_fn = nn.CrossEntropyLoss()
    for epoch in range(args.epochs):
        for idx in torch.randperm(800).split(args.batch):
            scores = net(X[idx])
            loss = loss_fn(scores, y[idx])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        if epoch % 5 == 4:
            print("epoch", epoch + 1, "loss", loss.item())
    with torch.no_grad():
        print("held-out loss", loss_fn(net(X[800:]), y[800:]).item())


if __name__ == "__main__":
    ap = argparse.ArgumentParser()
    ap.add_argument("--seed", type=int, default=6)
    ap.add_argument("--lr", type=float, default=0.01)
    ap.add_argument("--epochs", type=int, default=12)
    ap.add_argument("--batch", type=int, default=40)
    main(ap.parse_args())
