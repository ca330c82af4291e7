"""
Retropropagación sin autograd.

    z1 = X W1 + b1      a1 = tanh(z1)
    z2 = a1 W2 + b2     L  = 1/n * sum (z2 - y)^2
"""
import torch

torch.set_grad_enabled(False)
torch.manual_seed(44)

n = 320
X = torch.randn(n, 2)
y = torch.sin(2 * X[:, :1]) + X[:, 1:] ** 2 - 1 + 0.05 * torch.randn(n, 1)
y = (y - y.mean()) / y.std()

W1, b1 = torch.randn(2, 24) * 0.5, torch.randn(24) * 0.3
W2, b2 = torch.randn(24, 1) * 0.2, torch.zeros(1)

lr = 0.1
for k in range(1500):
    # hacia delante
    z1 = X @ W1 + b1
    a1 = torch.tanh(z1)
    z2 = a1 @ W2 + b2
    L = ((z2 - y) ** 2).mean()

    # hacia atrás
    dz2 = 2 * (z2 - y) / n
    dW2 = a1.T @ dz2
    db2 = dz2.sum(0)
    da1 = dz2 @ W2.T
    dz1 = da1 * (1 - a1)
    dW1 = X.T @ dz1
    db1 = dz1.sum(0)

    W1 -= lr * dW1
    b1 -= lr * db1
    W2 -= lr * dW2
    b2 -= lr * db2
    if k % 250 == 0:
        print(f"{k:5d}  {L.item():.5f}")
print(f"final  {L.item():.5f}")
