"""u_xx = -sin(x) on a fixed grid, boundary values 0 (deep Ritz style)."""
import torch
import torch.nn as nn

torch.manual_seed(2)
x = torch.linspace(0, 3.14159, 60).view(-1, 1).requires_grad_()
net = nn.Sequential(nn.Linear(1, 20), nn.Tanh(), nn.Linear(20, 20), nn.Tanh(), nn.Linear(20, 1))
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for it in range(700):
    u = net(x) * x * (3.14159 - x)
    ux = torch.autograd.grad(u, x, torch.ones_like(u), create_graph=True)[0]
    uxx = torch.autograd.grad(ux, x, torch.ones_like(u), create_graph=True)[0]
    loss = (uxx + torch.sin(x)).pow(2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    if it % 100 == 0:
        print(it, loss.item())
print((u - torch.sin(x)).abs().max().item())
