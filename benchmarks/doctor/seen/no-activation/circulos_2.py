# Mi primera red con nn.Module, distinguir tres anillos de puntos
import math
import torch
import torch.nn as nn

torch.manual_seed(1234)


def anillos(n):
    c = torch.arange(n) % 3
    ang = 2 * math.pi * torch.rand(n)
    rad = 0.5 + 0.7 * c + 0.1 * torch.randn(n)
    return torch.stack((rad * torch.cos(ang), rad * torch.sin(ang)), 1), c


class Red(nn.Module):
    def __init__(self, entrada, oculta, salida):
        super(Red, self).__init__()
        self.capa1 = nn.Linear(entrada, oculta)
        self.capa2 = nn.Linear(oculta, oculta)
        self.salida = nn.Linear(oculta, salida)

    def forward(self, x):
        x = self.capa1(x)
        x = self.capa2(x)
        x = self.salida(x)
        return x


X, y = anillos(900)
Xt, yt = anillos(300)
red = Red(2, 30, 3)
optimizador = torch.optim.Adam(red.parameters(), lr=0.01)
perdida_fn = nn.CrossEntropyLoss()

for epoca in range(25):
    mezcla = torch.randperm(900)
    for k in range(0, 900, 60):
        sel = mezcla[k:k + 60]
        optimizador.zero_grad()
        perdida = perdida_fn(red(X[sel]), y[sel])
        perdida.backward()
        optimizador.step()
    if epoca % 10 == 0:
        print("Epoca", epoca, "perdida", perdida.item())

red.eval()
with torch.no_grad():
    print("exactitud", (red(Xt).argmax(1) == yt).sum().item() / 300)
