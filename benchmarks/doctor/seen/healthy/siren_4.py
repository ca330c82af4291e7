"""Sinusoidal network fits a chirp."""
import math
import torch
from torch import nn


class Sine(nn.Module):
    def __init__(self, n_in, n_out, omega, first=False):
        super().__init__()
        self.omega = omega
        self.lin = nn.Linear(n_in, n_out)
        bound = 1 / n_in if first else math.sqrt(6 / n_in) / omega
        nn.init.uniform_(self.lin.weight, -bound, bound)

    def forward(self, x):
        return torch.sin(self.omega * self.lin(x))


torch.manual_seed(0)
x = torch.linspace(-1, 1, 300).unsqueeze(1)
signal = torch.sin(12 * (x + 1.2) ** 2 / 2) * torch.exp(-x ** 2)
net = nn.Sequential(Sine(1, 48, 10.0, first=True), Sine(48, 48, 10.0), nn.Linear(48, 1))
opt = torch.optim.Adam(net.parameters(), lr=1e-3)
for step in range(800):
    loss = (net(x) - signal).square().mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    if step % 100 == 0:
        print(f"{step:4d} {loss.item():.6f}")
print("mse", loss.item())
