import copy
import torch
from torch import nn

torch.manual_seed(13)
x = torch.rand(400, 2) * 4 - 2
y = (torch.sin(x[:, 0] * 1.5) + x[:, 1] ** 2 / 3).unsqueeze(1)
y = (y - y.mean()) / y.std()
net = nn.Sequential(nn.Linear(2, 32), nn.GELU(), nn.Linear(32, 32), nn.GELU(), nn.Linear(32, 1))
ema = copy.deepcopy(net).requires_grad_(False)
opt = torch.optim.AdamW(net.parameters(), lr=4e-3)
for step in range(700):
    i = torch.randint(0, 400, (64,))
    loss = nn.functional.smooth_l1_loss(net(x[i]), y[i])
    opt.zero_grad()
    loss.backward()
    opt.step()
    with torch.no_grad():
        for pe, p in zip(ema.parameters(), net.parameters()):
            pe.lerp_(p, 0.02)
print("ema mse", nn.functional.mse_loss(ema(x), y).item())
