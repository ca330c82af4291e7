"""Learn the next state of a damped pendulum from the present one."""
import math
import torch
from torch import nn

torch.manual_seed(31)


def simulate(theta, omega, dt=0.6, n=12):
    h = dt / n
    for _ in range(n):
        omega = omega + h * (-3.0 * torch.sin(theta) - 0.1 * omega)
        theta = theta + h * omega
    return theta, omega


theta = (torch.rand(600) * 2 - 1) * math.pi
omega = torch.randn(600)
nt, no = simulate(theta, omega)
inputs = torch.stack([theta / 1.8, omega], 1)
targets = torch.stack([nt, no], 1)


class Dynamics(nn.Module):
    def __init__(self, width=48):
        super().__init__()
        self.l1 = nn.Linear(2, width)
        self.l2 = nn.Linear(width, width)
        self.l3 = nn.Linear(width, 2)
        self.drop = nn.Dropout(0.0)

    def forward(self, s):
        h = self.drop(self.l1(s))
        h = self.drop(self.l2(h))
        return self.l3(h)


model = Dynamics()
opt = torch.optim.Adam(model.parameters(), lr=4e-3)
for epoch in range(40):
    for rows in torch.randperm(600).chunk(10):
        loss = nn.functional.mse_loss(model(inputs[rows]), targets[rows])
        opt.zero_grad(set_to_none=True)
        loss.backward()
        opt.step()
    if epoch % 10 == 0:
        print("epoch", epoch, "loss", loss.item())
with torch.no_grad():
    print("final mse", nn.functional.mse_loss(model(inputs), targets).item())
