# Regresión lineal a mano con dos variables
import torch
torch.manual_seed(1)
X = torch.randn(80, 2)
y = 2 * X[:, 0] - X[:, 1] + 0.5
w = torch.zeros(2, 1, requires_grad=True)
b = torch.zeros(1, requires_grad=True)
for i in range(200):
    pred = X @ w + b
    error = pred - y
    costo = (error ** 2).mean()
    costo.backward()
    with torch.no_grad():
        w -= 0.1 * w.grad
        b -= 0.1 * b.grad
        w.grad.zero_(); b.grad.zero_()
print((((X @ w + b)[:, 0] - y) ** 2).mean().item())
