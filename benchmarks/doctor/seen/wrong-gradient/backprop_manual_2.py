# Retropropagación a mano: red 2-H-1 con sigmoides y entropía cruzada (sin autograd)
import torch
from sklearn.datasets import make_moons

torch.set_grad_enabled(False)
g = torch.Generator().manual_seed(4)
X, y = make_moons(600, noise=0.18, random_state=4)
X = torch.tensor(X, dtype=torch.float32)
X = (X - X.mean(0)) / X.std(0)
y = torch.tensor(y, dtype=torch.float32).view(-1, 1)
m, H = len(X), 8

W1 = torch.randn(2, H, generator=g) * 0.3
b1 = torch.zeros(1, H)
W2 = torch.randn(H, 1, generator=g) * 0.5
b2 = torch.zeros(1, 1)


def sigmoide(z):
    return 1 / (1 + torch.exp(-z))


def costo(a2):
    a2 = a2.clamp(1e-6, 1 - 1e-6)
    return -(y * a2.log() + (1 - y) * (1 - a2).log()).mean().item()


lr = 1.0
for k in range(1500):
    z1 = X @ W1 + b1
    a1 = torch.tanh(z1)
    a2 = sigmoide(a1 @ W2 + b2)
    dz2 = (a2 - y) / m
    dW2 = a1.T @ dz2
    db2 = dz2.sum(0, keepdim=True)
    dz1 = (dz2 @ W2.T) * a1 * (1 - a1)
    dW1 = X.T @ dz1
    db1 = dz1.sum(0, keepdim=True)
    W1 -= lr * dW1
    b1 -= lr * db1
    W2 -= lr * dW2
    b2 -= lr * db2
    if k % 200 == 0:
        print("iteración", k, "costo", round(costo(a2), 4))

print("aciertos", ((a2 > 0.5).float() == y).float().mean().item())
print("costo final", costo(a2))
