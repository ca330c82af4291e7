"""Compare three widths by 4-fold cross validation."""
import numpy as np
import torch
from torch import nn
from sklearn.datasets import load_iris
from sklearn.model_selection import StratifiedKFold


def train_eval(width, X, y, tr, te, seed):
    torch.manual_seed(seed)
    mean, std = X[tr].mean(0), X[tr].std(0)
    A, B = (X[tr] - mean) / std, (X[te] - mean) / std
    net = nn.Sequential(nn.Linear(4, width), nn.ReLU(), nn.Linear(width, 3))
    opt = torch.optim.Adam(net.parameters(), lr=0.02)
    for epoch in range(25):
        for b in torch.randperm(len(A)).split(16):
            loss = nn.functional.cross_entropy(net(A[b]), y[tr][b])
            opt.zero_grad()
            loss.backward()
            opt.step()
    net.eval()
    with torch.no_grad():
        return (net(B).argmax(1) == y[te]).float().mean().item(), loss.item()


iris = load_iris()
X, first = np.unique(iris.data, axis=0, return_index=True)
X, y = torch.tensor(X, dtype=torch.float32), torch.tensor(iris.target[first])
best = 0
for width in (8, 16, 32):
    accs = []
    for fold, (tr, te) in enumerate(StratifiedKFold(4, shuffle=True, random_state=0).split(X, y)):
        acc, l = train_eval(width, X, y, tr, te, seed=10 * width + fold)
        accs.append(acc)
    print(width, "mean acc", np.mean(accs), "last loss", l)
    best = max(best, float(np.mean(accs)))
print("best", best)
