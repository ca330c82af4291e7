"""Logistic regression on six measurements of the breast cancer data."""
import torch
from sklearn.datasets import load_breast_cancer

torch.manual_seed(0)
raw = load_breast_cancer()
columns = [1, 4, 7, 8, 4, 24]
X = torch.tensor(raw.data[:, columns], dtype=torch.float32)
y = torch.tensor(raw.target, dtype=torch.float32)
order = torch.randperm(len(X))
X, y = X[order], y[order]
n = 430
mu, sd = X[:n].mean(0), X[:n].std(0)
X = (X - mu) / sd

theta = torch.zeros(X.shape[1] + 1, requires_grad=True)


def logits(inputs):
    return inputs @ theta[1:] + theta[0]


for step in range(601):
    z = logits(X[:n])
    cost = torch.nn.functional.softplus(z).mean() - (y[:n] * z).mean()
    grad, = torch.autograd.grad(cost, theta)
    with torch.no_grad():
        theta -= 0.5 * grad
    if step % 150 == 0:
        print(f"step {step}  cost {cost.item():.4f}")

with torch.no_grad():
    print("coefficients", [round(v, 2) for v in theta.tolist()])
    print("held-out accuracy", ((logits(X[n:]) > 0).float() == y[n:]).float().mean().item())
