"""Tiny functional network: parameters in a tuple, each step returns new ones."""
import torch
from typing import NamedTuple


class Net(NamedTuple):
    w1: torch.Tensor
    b1: torch.Tensor
    w2: torch.Tensor
    b2: torch.Tensor


def init(gen: torch.Generator, width: int = 24) -> Net:
    return Net(
        (torch.randn(2, width, generator=gen) * 1.0).requires_grad_(),
        torch.zeros(width).requires_grad_(),
        (torch.randn(width, 1, generator=gen) / width ** 0.5).requires_grad_(),
        torch.zeros(1).requires_grad_(),
    )


def apply(net: Net, x: torch.Tensor) -> torch.Tensor:
    return torch.tanh(x @ net.w1 + net.b1) @ net.w2 + net.b2


def step(net: Net, x, y, lr: float):
    loss = torch.nn.functional.mse_loss(apply(net, x), y)
    grads = torch.autograd.grad(loss, net)
    new = Net(*(p - lr * g for p, g in zip(net, grads)))
    return new, loss


gen = torch.Generator().manual_seed(40)
x = torch.rand(256, 2, generator=gen) * 2 - 1
y = torch.sin(2 * x[:, :1]) + 0.5 * x[:, 1:]
net = init(gen)
for i in range(1500):
    net, loss = step(net, x, y, 0.3)
    if i % 200 == 0:
        print(i, float(loss))
print("loss", float(loss))
