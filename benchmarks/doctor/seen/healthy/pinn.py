"""Physics-informed net: u'' + u = 0, u(0)=0, u'(0)=1."""
import torch
from torch import nn
from torch.autograd import grad

torch.manual_seed(0)
u = nn.Sequential(nn.Linear(1, 24), nn.Tanh(), nn.Linear(24, 24), nn.Tanh(), nn.Linear(24, 1))
opt = torch.optim.Adam(u.parameters(), lr=5e-3)
sched = torch.optim.lr_scheduler.ExponentialLR(opt, 0.997)
t0 = torch.zeros(1, 1, requires_grad=True)
for it in range(900):
    t = (torch.rand(64, 1) * 3).requires_grad_()
    v = u(t)
    d1 = grad(v.sum(), t, create_graph=True)[0]
    d2 = grad(d1.sum(), t, create_graph=True)[0]
    v0 = u(t0)
    s0 = grad(v0.sum(), t0, create_graph=True)[0]
    loss = ((d2 + v) ** 2).mean() + 5 * v0.pow(2).sum() + 5 * (s0 - 1).pow(2).sum()
    opt.zero_grad()
    loss.backward()
    opt.step()
    sched.step()
    if it % 150 == 0:
        print(it, loss.item())
tt = torch.linspace(0, 3, 50)[:, None]
print("error", (u(tt) - torch.sin(tt)).abs().mean().item())
