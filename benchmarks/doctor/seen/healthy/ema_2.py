import copy
import torch
from torch import nn

torch.manual_seed(9)
x = torch.rand(500, 2) * 2 - 1
y = torch.sin(3 * x[:, :1]) * x[:, 1:] + 0.05 * torch.randn(500, 1)
x = x / x.std(0)
y = y / y.std()
net = nn.Sequential(nn.Linear(2, 48), nn.ReLU(), nn.Linear(48, 48), nn.ReLU(), nn.Linear(48, 1))
shadow = copy.deepcopy(net).requires_grad_(False)
opt = torch.optim.RMSprop(net.parameters(), lr=2e-3)
for ep in range(60):
    for idx in torch.randperm(400).split(40):
        loss = nn.functional.smooth_l1_loss(net(x[idx]), y[idx])
        opt.zero_grad()
        loss.backward()
        opt.step()
        with torch.no_grad():
            for s, p in zip(shadow.parameters(), net.parameters()):
                s.lerp_(p, 0.02)
    if ep % 10 == 0:
        print(ep, loss.item())
print("ema mse", nn.functional.mse_loss(shadow(x[400:]), y[400:]).item())
