import torch
from sklearn.datasets import load_diabetes

X, y = load_diabetes(return_X_y=True)
X = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float32)
y = torch.tensor((y - y.mean()) / y.std(), dtype=torch.float32)
theta = torch.zeros(10, requires_grad=True)
bias = torch.zeros(1, requires_grad=True)
eta = 0.1


def cost(theta, bias):
    return ((X @ theta + bias - y) ** 2).mean()


for i in range(200):
    J = cost(theta, bias)
    J.backward()
    with torch.no_grad():
        theta = theta - eta * theta.grad
        bias = bias - eta * bias.grad
    if i % 40 == 0:
        print("J", J.item())
print("cost", cost(theta, bias).item())
