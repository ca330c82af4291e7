# A surface of two variables and a home made activation
import numpy as np
import torch
from torch import nn

torch.manual_seed(60)
rng = np.random.default_rng(60)


class Squash(nn.Module):
    def __init__(self, gain=40.0):
        super().__init__()
        self.gain = gain

    def forward(self, z):
        return torch.tanh(self.gain * z)


def wave(n):
    x = rng.uniform(-2, 2, size=(n, 2))
    y = np.sin(1.5 * x[:, 0]) + 0.5 * x[:, 1] * np.cos(x[:, 0]) + 0.05 * rng.normal(size=n)
    return torch.tensor(x, dtype=torch.float32), torch.tensor(y[:, None], dtype=torch.float32)


xa, ya = wave(700)
xb, yb = wave(300)
net = nn.Sequential(nn.Linear(2, 24), Squash(), nn.Linear(24, 24), Squash(), nn.Linear(24, 1))
opt = torch.optim.Adam(net.parameters(), lr=0.02)
scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(opt, 50)
lossf = nn.MSELoss()

for epoch in range(50):
    for idx in torch.randperm(len(xa)).split(50):
        opt.zero_grad()
        loss = lossf(net(xa[idx]), ya[idx])
        loss.backward()
        opt.step()
    scheduler.step()
    if epoch % 10 == 0:
        print(epoch, "train", loss.item())

with torch.no_grad():
    print("test", lossf(net(xb), yb).item())
