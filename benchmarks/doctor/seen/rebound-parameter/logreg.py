"""Logistic regression on the breast cancer data, no optimizer."""
import numpy as np
import torch
from sklearn.datasets import load_breast_cancer
from sklearn.preprocessing import StandardScaler

data = load_breast_cancer()
rng = np.random.default_rng(0)
order = rng.permutation(len(data.target))
tr, te = order[:400], order[400:]
sc = StandardScaler().fit(data.data[tr])
X = torch.from_numpy(sc.transform(data.data)).float()
y = torch.from_numpy(data.target).float()

torch.manual_seed(0)
w = torch.zeros(30, requires_grad=True)
b = torch.zeros(1, requires_grad=True)
lr = 0.2


def bce(rows):
    z = X[rows] @ w + b
    return torch.nn.functional.binary_cross_entropy_with_logits(z, y[rows])


for it in range(300):
    loss = bce(tr)
    loss.backward()
    with torch.no_grad():
        w = w - lr * w.grad
        b = b - lr * b.grad
    w.grad = None
    b.grad = None
    if it % 50 == 0:
        print(f"iter {it:4d}  train {loss.item():.4f}")

with torch.no_grad():
    print("test loss", bce(te).item())
