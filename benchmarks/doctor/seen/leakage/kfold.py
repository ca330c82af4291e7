"""5-fold cross validation of a small net (wine)."""
import numpy as np
import torch
from torch import nn
from sklearn.datasets import load_wine

torch.manual_seed(0)
wine = load_wine()
X = torch.tensor((wine.data - wine.data.mean(0)) / wine.data.std(0), dtype=torch.float32)
y = torch.tensor(wine.target)
folds = np.array_split(np.random.default_rng(0).permutation(len(X)), 5)


def fit(X_tr, y_tr, epochs=20):
    net = nn.Sequential(nn.Linear(13, 10), nn.Tanh(), nn.Linear(10, 3))
    opt = torch.optim.Adam(net.parameters(), lr=0.01, weight_decay=1e-3)
    for _ in range(epochs):
        for b in torch.randperm(len(X_tr)).split(24):
            opt.zero_grad()
            loss = nn.functional.cross_entropy(net(X_tr[b]), y_tr[b])
            loss.backward()
            opt.step()
    return net, loss.item()


scores = []
for k, test_rows in enumerate(folds):
    train_rows = np.concatenate(folds)
    X_tr, y_tr = X[train_rows], y[train_rows]
    net, last = fit(X_tr, y_tr)
    with torch.no_grad():
        acc = (net(X[test_rows]).argmax(1) == y[test_rows]).float().mean().item()
    scores.append(acc)
    print(f"fold {k}: train loss {last:.4f} accuracy {acc:.4f}")
print("mean accuracy", sum(scores) / len(scores))
