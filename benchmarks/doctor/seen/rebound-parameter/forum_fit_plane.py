"""Fit of a plane with three regressors. Second iteration does not work for me, torch 2.x, CPU."""
import torch

gen = torch.Generator().manual_seed(11)
n = 400
X = torch.randn(n, 3, generator=gen)
true_w = torch.tensor([1.5, -2.0, 0.7])
y = X @ true_w + 0.4 + 0.1 * torch.randn(n, generator=gen)


def model(x, w, b):
    return x @ w + b


def mse(a, b):
    return torch.mean((a - b) ** 2)


w = torch.zeros(3, requires_grad=True)
b = torch.zeros(1, requires_grad=True)
params = [w, b]
lr = 0.1

for epoch in range(60):
    loss = mse(model(X, *params), y)
    loss.backward()
    with torch.no_grad():
        params = [p - lr * p.grad for p in params]
    for p in params:
        p.grad = None
    if epoch % 10 == 0:
        print("epoch", epoch, "loss", loss.item())

print("w, b:", params)
print("final loss:", mse(model(X, *params), y).item())
