"""Aproximar una superficie con una red tanh de cuatro capas ocultas."""
import torch
from torch import nn


class Red(nn.Module):
    def __init__(self, ancho=30):
        super().__init__()
        self.c1 = nn.Linear(2, ancho)
        self.c2 = nn.Linear(ancho, ancho)
        self.c3 = nn.Linear(ancho, ancho)
        self.c4 = nn.Linear(ancho, ancho)
        self.c5 = nn.Linear(ancho, 1)
        for m in self.modules():
            if isinstance(m, nn.Linear):
                nn.init.normal_(m.weight, mean=0.0, std=0.005)
                nn.init.zeros_(m.bias)

    def forward(self, x):
        for capa in (self.c1, self.c2, self.c3, self.c4):
            x = torch.tanh(capa(x))
        return self.c5(x)


def superficie(p):
    return torch.sin(2 * p[:, :1]) * p[:, 1:] + 0.5 * p[:, :1]


torch.manual_seed(77)
P = torch.rand(1000, 2) * 3.4 - 1.7
Z = superficie(P) + 0.05 * torch.randn(1000, 1)
Z = Z / Z.std()
P_ent, Z_ent, P_val, Z_val = P[:800], Z[:800], P[800:], Z[800:]

red = Red()
optim = torch.optim.SGD(red.parameters(), lr=0.05, momentum=0.9)
plan = torch.optim.lr_scheduler.MultiStepLR(optim, milestones=[90], gamma=0.2)
for epoca in range(110):
    for lote in torch.randperm(800).split(80):
        optim.zero_grad()
        error = nn.functional.mse_loss(red(P_ent[lote]), Z_ent[lote])
        error.backward()
        optim.step()
    plan.step()
    if epoca % 20 == 0:
        print(f"{epoca:3d}  {error.item():.4f}")
with torch.no_grad():
    print("error final de validación", nn.functional.mse_loss(red(P_val), Z_val).item())
