# Fit a damped oscillation  a * exp(-k t) * cos(w t)  to measurements
import math
import torch

torch.manual_seed(2)
t = torch.linspace(0, 4, 160)
measured = 2.0 * torch.exp(-0.6 * t) * torch.cos(3.1 * t) + 0.03 * torch.randn(160)

a = torch.tensor(1.5, requires_grad=True)
k = torch.tensor(0.3, requires_grad=True)
w = torch.tensor(2.8, requires_grad=True)
eta = 0.05


def curve(t):
    return a * torch.exp(-k * t) * torch.cos(w * t)


for step in range(600):
    residual = curve(t) - measured
    cost = residual.pow(2).mean()
    cost.backward()
    for q in (a, k, w):
        q -= eta * q.grad
        q.grad = None
    if step % 100 == 0:
        print(step, math.sqrt(cost.item()))

print("final cost", (curve(t) - measured).pow(2).mean().item())
