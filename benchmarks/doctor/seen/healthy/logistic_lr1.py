"""Logistic regression, full batch, plain tensors, step size 1."""
import torch
from sklearn.datasets import load_breast_cancer

torch.manual_seed(0)
X, y = load_breast_cancer(return_X_y=True)
p = torch.randperm(len(y))
X, y = torch.tensor(X)[p].float(), torch.tensor(y)[p].float()
ntr = 420
X = (X - X[:ntr].mean(0)) / X[:ntr].std(0)
w, b = torch.zeros(30, requires_grad=True), torch.zeros((), requires_grad=True)
lam = 1e-2
for it in range(150):
    z = X[:ntr] @ w + b
    loss = torch.nn.functional.softplus(-(2 * y[:ntr] - 1) * z).mean() + lam / 2 * w.dot(w)
    gw, gb = torch.autograd.grad(loss, (w, b))
    with torch.no_grad():
        w -= 1.0 * gw
        b -= 1.0 * gb
    if it % 25 == 0:
        print(it, loss.item())
print('accuracy', ((X[ntr:] @ w + b > 0) == (y[ntr:] > 0.5)).float().mean().item())
