# Altura de la marea a lo largo del dia: ajuste de curva con una red de una capa oculta
from dataclasses import dataclass

import torch
from torch import nn


@dataclass
class Opciones:
    ocultas: int = 2
    lr: float = 0.01
    epocas: int = 100
    lote: int = 40


def marea(x):
    return torch.sin(4 * x) + 0.6 * torch.cos(7 * x + 0.5)


class Red(nn.Module):
    def __init__(self, op):
        super().__init__()
        self.entrada = nn.Linear(1, op.ocultas)
        self.medio = nn.Linear(op.ocultas, op.ocultas)
        self.salida = nn.Linear(op.ocultas, 1)

    def forward(self, x):
        return self.salida(torch.tanh(self.medio(torch.tanh(self.entrada(x)))))


op = Opciones()
torch.manual_seed(99)
x = 4 * torch.rand(480, 1) - 2
y = marea(x) + 0.05 * torch.randn_like(x)
xv = 4 * torch.rand(200, 1) - 2
yv = marea(xv) + 0.05 * torch.randn_like(xv)

red = Red(op)
opt = torch.optim.Adam(red.parameters(), lr=op.lr)
plan = torch.optim.lr_scheduler.CosineAnnealingLR(opt, op.epocas)
for epoca in range(op.epocas):
    for sel in torch.randperm(len(x)).split(op.lote):
        opt.zero_grad()
        loss = nn.functional.mse_loss(red(x[sel]), y[sel])
        loss.backward()
        opt.step()
    plan.step()
    if epoca % 20 == 0:
        print(f"{epoca:4d} {loss.item():.4f}")

with torch.no_grad():
    print("error cuadratico de validacion", nn.functional.mse_loss(red(xv), yv).item())
