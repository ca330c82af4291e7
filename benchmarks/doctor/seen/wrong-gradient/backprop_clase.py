# Retropropagación sin autograd: dos capas, sigmoide y salida lineal
import torch

torch.manual_seed(13)
X = torch.rand(200, 2) * 4 - 2
Y = (X[:, :1] * X[:, 1:]).clone()

n_h = 20
W1 = torch.randn(2, n_h) * 1.0
b1 = torch.randn(n_h) * 0.5
W2 = torch.randn(n_h, 1) * 0.2
b2 = torch.zeros(1)
lr = 0.5

for it in range(3000):
    # hacia delante
    Z1 = X @ W1 + b1
    A1 = torch.sigmoid(Z1)
    Yp = A1 @ W2 + b2
    J = ((Yp - Y) ** 2).mean()

    # hacia atrás
    dYp = 2 * (Yp - Y) / len(X)
    dW2 = A1.T @ dYp
    db2 = dYp.sum(0)
    dA1 = dYp @ W2.T
    dZ1 = dA1 * Z1 * (1 - Z1)
    dW1 = X.T @ dZ1
    db1 = dZ1.sum(0)

    W1 -= lr * dW1; b1 -= lr * db1
    W2 -= lr * dW2; b2 -= lr * db2
    if it % 500 == 0:
        print(it, J.item())
print("J final", J.item())
