"""Backpropagation by hand for a 2-20-20-1 network (no autograd), momentum update."""
import torch

torch.manual_seed(3)


def f(p):
    return torch.sin(2 * p[:, :1]) + 0.5 * p[:, 1:] ** 2 - 0.7


A = 3.2 * torch.rand(1000, 2) - 1.6
B = f(A) + 0.05 * torch.randn(1000, 1)
A_tr, B_tr, A_te, B_te = A[:800], B[:800], A[800:], B[800:]


def layer(i, o):
    return [torch.randn(i, o) / i ** 0.5, torch.zeros(o)]


weights = layer(2, 20) + layer(20, 20) + layer(20, 1)
speed = [torch.zeros_like(w) for w in weights]


def forward(x):
    W1, b1, W2, b2, W3, b3 = weights
    h1 = torch.tanh(x @ W1 + b1)
    h2 = torch.tanh(h1 @ W2 + b2)
    return h1, h2, h2 @ W3 + b3


def backward(x, y, h1, h2, out):
    W1, b1, W2, b2, W3, b3 = weights
    d3 = 2 * (out - y) / len(x)
    d2 = (d3 @ W3.T) * (1 - h2 ** 2)
    d1 = (d2 @ W2.T) * (1 - h1 ** 2)
    return [x.T @ d1, d1.sum(0), h1.T @ d2, d2.sum(0), h2.T @ d3, d3.sum(0)]


lr, mom = 0.06, 0.9
for epoch in range(80):
    for rows in torch.randperm(800).split(80):
        h1, h2, out = forward(A_tr[rows])
        for w, v, g in zip(weights, speed, backward(A_tr[rows], B_tr[rows], h1, h2, out)):
            v.mul_(mom).add_(g)
            w.sub_(lr * v)
    if epoch % 15 == 0:
        print(epoch, (forward(A_tr)[2] - B_tr).pow(2).mean().item())
print('test mse', (forward(A_te)[2] - B_te).pow(2).mean().item())
