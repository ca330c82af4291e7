"""Fit a sine with a small tanh net, everything in float64."""
import math
import torch

torch.manual_seed(3)


def make_net(width):
    net = {}
    net["w_in"] = (torch.randn(1, width) * 2.0).double().requires_grad_()
    net["b_in"] = torch.randn(width, dtype=torch.float64, requires_grad=True)
    net["w_out"] = torch.randn(width, 1, requires_grad=True).double() / math.sqrt(width)
    net["b_out"] = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    return net


def predict(net, t):
    hidden = torch.tanh(t @ net["w_in"] + net["b_in"])
    return hidden @ net["w_out"] + net["b_out"]


t = torch.linspace(-3, 3, 120, dtype=torch.float64).unsqueeze(1)
target = torch.sin(2 * t)
net = make_net(24)
for it in range(1500):
    mse = ((predict(net, t) - target) ** 2).mean()
    mse.backward()
    with torch.no_grad():
        for v in net.values():
            if v.grad is not None:
                v -= 0.1 * v.grad
                v.grad.zero_()
print("final mse", mse.item())
