"""Gaussian bumps as an activation, with its own autograd Function."""
import torch
from torch import nn
from torch.autograd import Function

torch.manual_seed(123)


class Bump(Function):
    @staticmethod
    def forward(ctx, x):
        out = torch.exp(-x * x)
        ctx.save_for_backward(x, out)
        return out

    @staticmethod
    def backward(ctx, grad_output):
        x, out = ctx.saved_tensors
        return grad_output * (-2.0) * out


class BumpNet(nn.Module):
    def __init__(self, width=32):
        super().__init__()
        self.centres = nn.Linear(2, width)
        self.mix = nn.Linear(width, width)
        self.heights = nn.Linear(width, 1)

    def forward(self, x):
        h = Bump.apply(self.centres(x))
        return self.heights(Bump.apply(self.mix(h))).squeeze(-1)


def surface(n):
    x = 3 * torch.rand(n, 2) - 1.5
    return x, torch.sin(2 * x[:, 0]) * torch.cos(2.5 * x[:, 1]) * 1.5 + 0.05 * torch.randn(n)


x, z = surface(600)
x_test, z_test = surface(200)
net = BumpNet()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
decay = torch.optim.lr_scheduler.CosineAnnealingLR(opt, 50)
for epoch in range(50):
    for idx in torch.randperm(600).split(40):
        loss = (net(x[idx]) - z[idx]).pow(2).mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
    decay.step()
    if epoch % 10 == 0:
        print(f"{epoch} {loss.item():.5f}")
with torch.no_grad():
    print("test mse", (net(x_test) - z_test).pow(2).mean().item())
