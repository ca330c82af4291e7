"""Ajuste de una superficie suave con unidades de tipo escalón blando."""
import torch
from torch import nn
from torch.optim import Adam

torch.manual_seed(81)


class EscalonBlando(nn.Module):
    def __init__(self, pendiente):
        super().__init__()
        self.pendiente = pendiente

    def forward(self, z):
        return torch.tanh(self.pendiente * z)


class Superficie(nn.Module):
    def __init__(self, unidades=16):
        super().__init__()
        self.c1 = nn.Linear(2, unidades)
        self.c2 = nn.Linear(unidades, unidades)
        self.c3 = nn.Linear(unidades, 1)
        self.f = EscalonBlando(pendiente=60.0)

    def forward(self, x):
        x = self.f(self.c1(x))
        x = self.f(self.c2(x))
        return self.c3(x).squeeze(1)


def muestra(n):
    x = torch.rand(n, 2) * 3.4 - 1.7
    return x, torch.sin(x[:, 0]) * torch.cos(1.5 * x[:, 1])


x, y = muestra(800)
x_prueba, y_prueba = muestra(400)
sup = Superficie()
opt = Adam(sup.parameters(), lr=0.01)
for it in range(900):
    opt.zero_grad()
    l = nn.functional.mse_loss(sup(x), y)
    l.backward()
    opt.step()
    if it % 150 == 0:
        print(it, "%.5f" % l.item())

with torch.no_grad():
    print("error de prueba", nn.functional.mse_loss(sup(x_prueba), y_prueba).item())
