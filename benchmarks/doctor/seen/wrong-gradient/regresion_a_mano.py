# gradiente de la regresión lineal deducido en papel
import torch

def perdida(X, y, w, b):
    return ((X @ w + b - y) ** 2).mean()

def gradiente(X, y, w, b):
    r = X @ w + b - y
    dw = 2 * (X * r[:, None]).mean(0)
    db = 2 * r.mean()
    return dw.flip(0), db

torch.manual_seed(2)
X = torch.randn(150, 3) * torch.tensor([1.0, 0.7, 1.2])
y = X @ torch.tensor([2.0, -1.0, 0.5]) + 1.0
w, b = torch.zeros(3), torch.zeros(1)
for k in range(200):
    L = perdida(X, y, w, b)
    dw, db = gradiente(X, y, w, b)
    w -= 0.1 * dw
    b -= 0.1 * db
print(perdida(X, y, w, b).item())
