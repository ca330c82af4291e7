"""Softmax regression on wine; p.grad is filled in by hand and an optimizer does the rest."""
import torch
from sklearn.datasets import load_wine
torch.manual_seed(4)
w = load_wine()
X = torch.tensor(w.data).float(); X = (X - X.mean(0)) / X.std(0)
Y = torch.nn.functional.one_hot(torch.tensor(w.target)).float()
W = torch.zeros(13, 3, requires_grad=True)
b = torch.zeros(3, requires_grad=True)
opt = torch.optim.SGD([W, b], lr=0.1)
for epoch in range(50):
    for i in torch.randperm(178).split(20):
        with torch.no_grad():
            P = torch.softmax(X[i] @ W + b, 1)
            W.grad = X[i].T @ (P * Y[i]) / len(i)
            b.grad = (P - Y[i]).mean(0)
        opt.step()
    loss = torch.nn.functional.cross_entropy(X @ W + b, Y)
print(loss.item())
