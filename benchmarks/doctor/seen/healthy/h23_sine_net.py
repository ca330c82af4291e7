import torch
from torch import nn


class Seno(nn.Module):
    def forward(self, z):
        return torch.sin(3 * z)


torch.manual_seed(23)
t = torch.linspace(-1, 1, 200)[:, None]
s = torch.sin(9 * t) + 0.4 * torch.sin(17 * t)
red = nn.Sequential(nn.Linear(1, 48), Seno(), nn.Linear(48, 48), Seno(), nn.Linear(48, 1))
opt = torch.optim.Adam(red.parameters(), lr=2e-3)
for k in range(600):
    ecm = (red(t) - s).pow(2).mean()
    opt.zero_grad()
    ecm.backward()
    opt.step()
    if k % 200 == 0:
        print(k, ecm.item())
print("ecm", ecm.item())
