"""Own autograd Function inside an nn.Module."""
import math
import torch
from torch import nn


class SineFn(torch.autograd.Function):
    @staticmethod
    def forward(ctx, z, omega):
        ctx.save_for_backward(z)
        ctx.omega = omega
        return torch.sin(omega * z)

    @staticmethod
    def backward(ctx, grad_out):
        (z,) = ctx.saved_tensors
        return grad_out * ctx.omega * torch.cos(ctx.omega * z), None


class SineNet(nn.Module):
    def __init__(self, width=24, omega=3.0):
        super().__init__()
        self.inp = nn.Linear(2, width)
        self.out = nn.Linear(width, 1)
        self.omega = omega

    def forward(self, xy):
        return self.out(SineFn.apply(self.inp(xy), self.omega))


torch.manual_seed(110)
grid = torch.cartesian_prod(torch.linspace(-1.6, 1.6, 24), torch.linspace(-1.6, 1.6, 24))
image = (torch.sin(2 * grid[:, :1]) * torch.cos(1.5 * grid[:, 1:]) + 0.1 * torch.randn(576, 1))
net = SineNet()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for step in range(800):
    pick = torch.randint(0, 576, (128,))
    loss = (net(grid[pick]) - image[pick]).square().mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    if step % 100 == 0:
        print(step, f"psnr {-10 * math.log10(loss.item()):.2f} dB", loss.item())
with torch.no_grad():
    print("loss", (net(grid) - image).square().mean().item())
