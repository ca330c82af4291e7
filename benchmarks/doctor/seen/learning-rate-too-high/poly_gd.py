"""Cubic regression by plain gradient descent."""
import torch

torch.manual_seed(0)
x = torch.rand(120) * 2 - 1
y = 1.5 * x ** 3 - x + 0.2 + 0.05 * torch.randn(120)
A = torch.stack([x, x ** 2, x ** 3], 1)
A = (A - A.mean(0)) / A.std(0)

theta = torch.zeros(3)
bias = 0.0
lr = 0.6

for it in range(200):
    r = A @ theta + bias - y
    g_theta = 2 * A.T @ r / len(x)
    g_bias = 2 * r.mean()
    theta = theta - lr * g_theta
    bias = bias - lr * g_bias
    if it % 40 == 0:
        print(it, (r ** 2).mean().item())

print("mse", ((A @ theta + bias - y) ** 2).mean().item())
