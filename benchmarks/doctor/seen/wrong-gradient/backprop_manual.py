"""Retropropagación a mano, con sigmoides, sobre el problema de las lunas."""
import torch
from sklearn.datasets import make_moons


def sigmoide(z):
    return 1 / (1 + torch.exp(-z))


def derivada_sigmoide(z):
    return z * (1 - z)


class Red:
    def __init__(self, n_entradas, n_ocultas):
        self.W1 = torch.randn(n_entradas, n_ocultas) * 1.0
        self.b1 = torch.zeros(n_ocultas)
        self.W2 = torch.randn(n_ocultas, 1) * 0.3
        self.b2 = torch.zeros(1)

    def adelante(self, X):
        self.z1 = X @ self.W1 + self.b1
        self.a1 = sigmoide(self.z1)
        self.z2 = self.a1 @ self.W2 + self.b2
        return sigmoide(self.z2)

    def atras(self, X, y, p, lr):
        n = len(X)
        d2 = (p - y) / n
        dW2 = self.a1.T @ d2
        d1 = (d2 @ self.W2.T) * derivada_sigmoide(self.z1)
        dW1 = X.T @ d1
        self.W1 -= lr * dW1
        self.b1 -= lr * d1.sum(0)
        self.W2 -= lr * dW2
        self.b2 -= lr * d2.sum(0)


torch.manual_seed(5)
X, y = make_moons(500, noise=0.25, random_state=5)
X = torch.tensor((X - X.mean(0)) / X.std(0)).float()
y = torch.tensor(y).float().reshape(-1, 1)
red = Red(2, 12)
for it in range(1500):
    p = red.adelante(X)
    red.atras(X, y, p, lr=2.0)
    if it % 250 == 0:
        p_ = p.clamp(1e-6, 1 - 1e-6)
        print(it, -(y * p_.log() + (1 - y) * (1 - p_).log()).mean().item())
p = red.adelante(X).clamp(1e-6, 1 - 1e-6)
print("coste", -(y * p.log() + (1 - y) * (1 - p).log()).mean().item())
