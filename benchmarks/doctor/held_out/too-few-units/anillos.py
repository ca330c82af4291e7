"""Duda de un principiante: red que separa tres anillos concéntricos."""
import torch
import torch.nn as nn

torch.manual_seed(48)

UNIDADES = 1
EPOCAS = 150


def anillos(n):
    c = torch.arange(n) % 3
    r = 0.5 + 0.8 * c + 0.1 * torch.randn(n)
    a = torch.rand(n) * 6.2832
    return torch.stack([r * torch.cos(a), r * torch.sin(a)], 1), c


class RedAnillos(nn.Module):
    def __init__(self, unidades):
        super().__init__()
        self.escondida = nn.Linear(2, unidades)
        self.salida = nn.Linear(unidades, 3)

    def forward(self, p):
        return self.salida(torch.tanh(self.escondida(p)))


puntos, anillo = anillos(600)
puntos_p, anillo_p = anillos(300)
red = RedAnillos(UNIDADES)
opt = torch.optim.Adam(red.parameters(), lr=0.02)
criterio = nn.CrossEntropyLoss()
for epoca in range(EPOCAS):
    for idx in torch.randperm(600).split(100):
        opt.zero_grad()
        c = criterio(red(puntos[idx]), anillo[idx])
        c.backward()
        opt.step()
    if epoca % 30 == 0:
        print(epoca, "costo", round(c.item(), 3))

with torch.no_grad():
    print("exactitud", (red(puntos_p).argmax(1) == anillo_p).float().mean().item())
