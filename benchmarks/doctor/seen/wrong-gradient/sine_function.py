"""Sine activations as a custom autograd function."""
import torch
from torch import nn


class Sine(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return torch.sin(x)

    @staticmethod
    def backward(ctx, grad_out):
        (x,) = ctx.saved_tensors
        return grad_out * torch.sin(x)


class SineLayer(nn.Module):
    def __init__(self, i, o):
        super().__init__()
        self.lin = nn.Linear(i, o)

    def forward(self, x):
        return Sine.apply(self.lin(x))


torch.manual_seed(27)
x = torch.rand(700, 2) * 2 - 1
x = x / x.std(0)
y = torch.sin(2 * x[:, :1]) * x[:, 1:]
y = (y - y.mean()) / y.std()
net = nn.Sequential(SineLayer(2, 24), SineLayer(24, 24), nn.Linear(24, 1))
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for epoch in range(50):
    for b in torch.randperm(550).split(55):
        loss = (net(x[b]) - y[b]).square().mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 10 == 0:
        print(epoch, loss.item())
with torch.no_grad():
    print("test", (net(x[550:]) - y[550:]).square().mean().item())
