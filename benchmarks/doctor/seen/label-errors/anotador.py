import numpy as np
import torch
import torch.nn as nn
from sklearn.datasets import make_blobs

np.random.seed(70)
torch.manual_seed(70)
X, y = make_blobs(n_samples=450, centers=3, n_features=5, cluster_std=1.5, random_state=7)
X = ((X - X.mean(0)) / X.std(0)).astype(np.float32)


def from_annotators(truth):
    """Labels as they came back from the annotators."""
    labels = truth.copy()
    for i in np.random.choice(350, size=14, replace=False):
        labels[i] = (labels[i] + np.random.randint(1, 3)) % 3
    return labels


labels = torch.tensor(from_annotators(y))
X = torch.tensor(X)
Xtr, ytr, Xva, yva = X[:350], labels[:350], X[350:], labels[350:]
model = nn.Sequential(nn.Linear(5, 8), nn.ReLU(), nn.Linear(8, 3))
opt = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(25):
    total = 0.0
    for b in torch.randperm(350).split(35):
        loss = nn.functional.cross_entropy(model(Xtr[b]), ytr[b])
        opt.zero_grad()
        loss.backward()
        opt.step()
        total += loss.item() / 10
    if epoch % 5 == 4:
        print(epoch + 1, "train", total)
print("final train loss", total)
