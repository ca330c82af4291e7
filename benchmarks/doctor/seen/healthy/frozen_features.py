# capas congeladas a propósito: características al azar y sólo se entrena la salida
import torch
from torch import nn
torch.manual_seed(23)
base = nn.Sequential(nn.Linear(2, 200), nn.Tanh())
with torch.no_grad():
    base[0].weight.mul_(3); base[0].bias.mul_(3)
for p in base.parameters():
    p.requires_grad_(False)
salida = nn.Linear(200, 2)
x = torch.randn(300, 2); y = (x.norm(dim=1) > 1.2).long()
opt = torch.optim.Adam(salida.parameters(), lr=0.02)
for epoca in range(60):
    for i in torch.randperm(300).split(30):
        perdida = nn.functional.cross_entropy(salida(base(x[i])), y[i])
        opt.zero_grad()
        perdida.backward()
        opt.step()
print((salida(base(x)).argmax(1) == y).float().mean().item())
