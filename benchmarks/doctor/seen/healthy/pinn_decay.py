"""Solve u' = -2u + cos(3t), u(0) = 1 with a network; the loss is the residual of the equation."""
import torch
from torch import nn

torch.manual_seed(4)
u = nn.Sequential(nn.Linear(1, 24), nn.Tanh(), nn.Linear(24, 24), nn.Tanh(), nn.Linear(24, 1))
opt = torch.optim.Adam(u.parameters(), lr=2e-2)
sched = torch.optim.lr_scheduler.MultiStepLR(opt, [600, 900], gamma=0.3)
zero = torch.zeros(1, 1)
for it in range(1100):
    t = (2 * torch.rand(64, 1)).requires_grad_()
    val = u(t)
    (du,) = torch.autograd.grad(val.sum(), t, create_graph=True)
    loss = (du + 2 * val - torch.cos(3 * t)).square().mean() + (u(zero) - 1).square().sum()
    opt.zero_grad()
    loss.backward()
    opt.step()
    sched.step()
    if it % 200 == 0:
        print(it, loss.item())
t = torch.linspace(0, 2, 101)[:, None]
exact = (2 * torch.cos(3 * t) + 3 * torch.sin(3 * t)) / 13 + (11 / 13) * torch.exp(-2 * t)
with torch.no_grad():
    print('mse against the exact solution', (u(t) - exact).square().mean().item())
