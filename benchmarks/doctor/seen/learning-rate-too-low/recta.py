"""Ajuste de una superficie con descenso por gradiente escrito a mano."""
import torch

torch.manual_seed(13)
x = torch.randn(300, 2)
y = (x[:, 0] ** 2 - x[:, 1]).unsqueeze(1)
y = (y - y.mean()) / y.std()

W1 = torch.randn(2, 20) * 0.7
b1 = torch.zeros(20)
W2 = torch.randn(20, 1) * 0.2
b2 = torch.zeros(1)
pesos = [W1, b1, W2, b2]
for w in pesos:
    w.requires_grad_()

alpha = 0.0005


def modelo(x):
    return torch.tanh(x @ W1 + b1) @ W2 + b2


for paso in range(1000):
    error = torch.mean((modelo(x) - y) ** 2)
    error.backward()
    with torch.no_grad():
        for w in pesos:
            w -= alpha * w.grad
            w.grad = None
    if paso % 200 == 0:
        print(paso, error.item())
print("mse:", error.item())
