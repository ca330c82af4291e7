# Breast cancer diagnosis with a single neuron, numpy habits carried over to torch
import numpy as np
import torch
from sklearn.datasets import load_breast_cancer

data = load_breast_cancer()
rng = np.random.default_rng(0)
idx = rng.permutation(len(data.target))
Xall = (data.data - data.data.mean(0)) / data.data.std(0)
X = torch.tensor(Xall[idx], dtype=torch.float32)
y = torch.tensor(data.target[idx], dtype=torch.float32)
train, test = slice(0, 440), slice(440, None)

theta = torch.zeros(30, requires_grad=True)
theta0 = torch.zeros(1, requires_grad=True)

alpha = 0.3
for it in range(400):
    p = torch.sigmoid(X[train] @ theta + theta0)
    cost = -torch.mean(y[train] * torch.log(p) + (1 - y[train]) * torch.log(1 - p))
    cost.backward()
    with torch.no_grad():
        theta -= alpha * theta.grad
        theta0 -= alpha * theta0.grad
    theta.grad.zero_()
    theta0.grad.zero_()
    if it % 50 == 0:
        print("cost after iteration %i: %f" % (it, cost.item()))

with torch.no_grad():
    pred = (torch.sigmoid(X[test] @ theta + theta0) > 0.5).float()
    print("test accuracy:", (pred == y[test]).float().mean().item())
