# Regresion logistica por descenso de gradiente, todo el conjunto en cada paso
import numpy as np
import torch

np.random.seed(19)
n = 1500
x1, x2, x3 = np.random.randn(3, n)
prob = 1 / (1 + np.exp(-(2.4 * x1 - 1.9 * x2 + 1.2 * x3 + 0.4)))
y = (np.random.rand(n) < prob).astype(np.float32)
X = torch.tensor(np.c_[x1, x2, x3], dtype=torch.float32)
y = torch.tensor(y)
X_e, y_e, X_p, y_p = X[:1100], y[:1100], X[1100:], y[1100:]

w = torch.zeros(3, requires_grad=True)
b = torch.zeros(1, requires_grad=True)
alpha = 4.0
for k in range(200):
    p = torch.sigmoid(X_e @ w + b)
    L = -(y_e * torch.log(p + 1e-9) + (1 - y_e) * torch.log(1 - p + 1e-9)).mean()
    L.backward()
    with torch.no_grad():
        w -= alpha * w.grad
        b -= alpha * b.grad
    w.grad.zero_()
    b.grad.zero_()
    if k % 40 == 0:
        print(k, L.item())
print('w', w.tolist(), 'b', b.item())
with torch.no_grad():
    print('exactitud', (((X_p @ w + b) > 0).float() == y_p).float().mean().item())
