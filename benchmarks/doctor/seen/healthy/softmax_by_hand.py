# Homework 1: softmax regression, gradients derived on paper
import torch
from sklearn.datasets import make_blobs

torch.manual_seed(0)
X, y = make_blobs(n_samples=900, centers=[[0, 2, 0, -1], [2, 0, 1, 1], [-1, -2, 1, 0]], cluster_std=1.3, random_state=0)
X = torch.tensor(X, dtype=torch.float64)
X = (X - X.mean(0)) / X.std(0)
y = torch.tensor(y)
Xtr, ytr, Xte, yte = X[:700], y[:700], X[700:], y[700:]

W = torch.zeros(4, 3, dtype=torch.float64)
b = torch.zeros(3, dtype=torch.float64)
lr = 1.5


def log_softmax(Z):
    return Z - torch.logsumexp(Z, dim=1, keepdim=True)


def loss_and_grads(X, y):
    logp = log_softmax(X @ W + b)
    n = len(X)
    loss = -logp[torch.arange(n), y].sum() / n
    D = logp.exp()
    D[torch.arange(n), y] -= 1
    return loss, X.T @ D / n, D.sum(0) / n


for it in range(200):
    loss, dW, db = loss_and_grads(Xtr, ytr)
    W -= lr * dW
    b -= lr * db
    if it % 40 == 0:
        print("iteration", it, "loss", loss.item())

print("test accuracy", ((Xte @ W + b).argmax(1) == yte).double().mean().item())
print("test loss", loss_and_grads(Xte, yte)[0].item())
