"""Drop outlying rows, standardise, train a small classifier."""
import numpy as np
import torch
from torch import nn
from sklearn.datasets import make_classification


def remove_outliers(X, y, k=3.0):
    z = np.abs((X - X.mean(axis=0)) / X.std(axis=0))
    keep = (z < k).all(axis=1)
    X = X[keep]
    y = y[:len(X)]
    return X, y


def prepare(seed):
    X, y = make_classification(n_samples=900, n_features=8, n_informative=5, n_redundant=0, n_classes=3,
                               n_clusters_per_class=1, class_sep=2.0, random_state=seed)
    X[4] *= 6.0
    X, y = remove_outliers(X, y)
    X = (X - X.mean(axis=0)) / X.std(axis=0)
    return torch.tensor(X, dtype=torch.float32), torch.tensor(y)


torch.manual_seed(0)
X, y = prepare(seed=61)
n = int(len(X) * 0.8)
net = nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Linear(16, 3))
opt = torch.optim.Adam(net.parameters(), lr=0.005)
for epoch in range(20):
    for b in torch.randperm(n).split(32):
        loss = nn.functional.cross_entropy(net(X[b]), y[b])
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 4 == 3:
        print("epoch", epoch + 1, "loss", loss.item())
with torch.no_grad():
    print("test loss", nn.functional.cross_entropy(net(X[n:]), y[n:]).item())
