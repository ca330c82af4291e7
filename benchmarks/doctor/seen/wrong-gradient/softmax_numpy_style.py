# two layer net, backward pass written out
import torch
from sklearn.datasets import make_circles

torch.manual_seed(6)
pts, lab = make_circles(500, factor=0.45, noise=0.08, random_state=3)
X = torch.tensor(pts * 1.3, dtype=torch.float32)
Y = torch.nn.functional.one_hot(torch.tensor(lab), 2).float()

W1 = torch.randn(2, 16) * 0.8
b1 = torch.randn(16) * 0.3
W2 = torch.randn(16, 2) * 0.3
b2 = torch.zeros(2)
lr = 0.3

for it in range(501):
    # forward
    A = X @ W1 + b1
    Hd = torch.tanh(A)
    S = Hd @ W2 + b2
    P = torch.softmax(S, dim=1)
    loss = -(Y * torch.log(P)).sum(1).mean()
    # backward
    dS = (P - Y) / len(X)
    dW2 = Hd.T @ dS
    db2 = dS.sum(0)
    dH = dS @ W2.T
    dA = dH * (1 - A ** 2)
    dW1 = X.T @ dA
    db1 = dA.sum(0)
    W1 -= lr * dW1
    b1 -= lr * db1
    W2 -= lr * dW2
    b2 -= lr * db2
    if it % 100 == 0:
        print(f"{it:4d} {loss.item():.4f}")
