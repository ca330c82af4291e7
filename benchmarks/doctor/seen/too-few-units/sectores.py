# Clasificar puntos por sector angular y radio (6 regiones)
import math
import torch
from torch import nn


class Regiones(nn.Module):
    def __init__(self, ocultas: int = 1):
        super().__init__()
        self.entrada = nn.Linear(2, ocultas)
        self.activ = nn.Tanh()
        self.salida = nn.Linear(ocultas, 6)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.salida(self.activ(self.entrada(x)))


def puntos(n: int):
    ang = torch.rand(n) * 2 * math.pi
    rad = torch.sqrt(torch.rand(n)) * 2
    region = (ang / (2 * math.pi) * 3).long() + 3 * (rad > math.sqrt(2)).long()
    return torch.stack([rad * ang.cos(), rad * ang.sin()], 1), region


torch.manual_seed(37)
x, t = puntos(1200)
xv, tv = puntos(400)
red = Regiones()
opt = torch.optim.Adam(red.parameters(), lr=0.03)
mejor = 0.0
for epoca in range(60):
    red.train()
    for i in torch.randperm(1200).split(60):
        opt.zero_grad()
        coste = nn.functional.cross_entropy(red(x[i]), t[i])
        coste.backward()
        opt.step()
    if epoca % 12 == 11:
        print(epoca + 1, coste.item())
red.eval()
with torch.no_grad():
    print('acierto', (red(xv).argmax(dim=1) == tv).double().mean().item())
