import math
import torch
from torch import nn


class Sine(nn.Module):
    def __init__(self, i, o, w0=1.0, first=False):
        super().__init__()
        self.lin, self.w0 = nn.Linear(i, o), w0
        lim = 1 / i if first else math.sqrt(6 / i) / w0
        nn.init.uniform_(self.lin.weight, -lim, lim)

    def forward(self, x):
        return torch.sin(self.w0 * self.lin(x))


torch.manual_seed(3)
x = torch.linspace(-1, 1, 400)[:, None]
y = torch.sin(9 * x) * torch.cos(4 * x ** 2)
net = nn.Sequential(Sine(1, 40, 12.0, True), Sine(40, 40, 3.0), nn.Linear(40, 1))
opt = torch.optim.Adam(net.parameters(), lr=2e-3)
for it in range(700):
    loss = (net(x) - y).square().mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    if it % 100 == 0:
        print(it, loss.item())
print(loss.item())
