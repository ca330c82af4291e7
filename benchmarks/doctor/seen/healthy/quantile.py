import torch
from torch import nn

torch.manual_seed(10)
x = torch.rand(600, 1) * 4 - 2
y = x ** 2 / 2 + (0.2 + 0.2 * x.abs()) * torch.randn(600, 1)
qs = torch.tensor([0.1, 0.5, 0.9])
net = nn.Sequential(nn.Linear(1, 32), nn.GELU(), nn.Linear(32, 3))
opt = torch.optim.NAdam(net.parameters(), lr=5e-3)


def pinball(p, t):
    e = t - p
    return torch.maximum(qs * e, (qs - 1) * e).mean()


for ep in range(60):
    for idx in torch.randperm(600).split(50):
        opt.zero_grad()
        l = pinball(net(x[idx]), y[idx])
        l.backward()
        opt.step()
    if ep % 12 == 0:
        print(ep, l.item())
with torch.no_grad():
    c = (y < net(x)).float().mean(0)
    print("coverage", c.tolist())
    print("pinball", pinball(net(x), y).item())
