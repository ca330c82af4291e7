import torch
import torch.nn.functional as F
from sklearn.datasets import make_blobs

X, y = make_blobs(n_samples=1500, centers=12, n_features=10, cluster_std=1.6, center_box=(-4, 4), random_state=3)
X = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float)
y = torch.tensor(y % 4)
Xtr, ytr, Xte, yte = X[:1200], y[:1200], X[1200:], y[1200:]

torch.manual_seed(3)
sizes = [10, 64, 64, 4]
W = [torch.randn(a, b) for a, b in zip(sizes, sizes[1:])]
B = [torch.zeros(b) for b in sizes[1:]]
for t in W + B:
    t.requires_grad = True


def logits(x):
    for w, b in zip(W[:-1], B[:-1]):
        x = F.relu(x @ w + b)
    return x @ W[-1] + B[-1]


alpha_lr = 0.05
for epoch in range(20):
    for rows in torch.randperm(1200).split(40):
        loss = F.cross_entropy(logits(Xtr[rows]), ytr[rows])
        loss.backward()
        with torch.no_grad():
            for t in W + B:
                t -= alpha_lr * t.grad
                t.grad = None
    if epoch % 4 == 0:
        print("epoch", epoch, "loss", loss.item())
with torch.no_grad():
    print("test loss", F.cross_entropy(logits(Xte), yte).item())
