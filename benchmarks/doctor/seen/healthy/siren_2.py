import math
import torch
import torch.nn as nn


class Sine(nn.Module):
    def __init__(self, i, o, first=False):
        super().__init__()
        self.lin = nn.Linear(i, o)
        lim = 1 / i if first else math.sqrt(6 / i) / 12
        nn.init.uniform_(self.lin.weight, -lim, lim)

    def forward(self, x):
        return torch.sin(12 * self.lin(x))


torch.manual_seed(2)
t = torch.linspace(-1, 1, 256)[:, None]
wave = torch.sin(14 * t) * torch.exp(-t ** 2) + 0.3 * torch.cos(31 * t)
net = nn.Sequential(Sine(1, 48, True), Sine(48, 48), nn.Linear(48, 1))
opt = torch.optim.Adam(net.parameters(), lr=2e-3)
sched = torch.optim.lr_scheduler.CosineAnnealingLR(opt, 400)
for it in range(400):
    loss = ((net(t) - wave) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    sched.step()
    if it % 80 == 0:
        print(it, loss.item())
print("mse", loss.item())
