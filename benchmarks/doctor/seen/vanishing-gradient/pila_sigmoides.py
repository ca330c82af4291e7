"""Una red profunda para aproximar una onda (trabajo practico 5)."""
import torch
from torch import nn


class RedProfunda(nn.Module):
    def __init__(self, capas=9, ancho=24):
        super().__init__()
        tamanos = [1] + [ancho] * capas
        self.ocultas = nn.ModuleList(nn.Linear(a, b) for a, b in zip(tamanos[:-1], tamanos[1:]))
        self.salida = nn.Linear(ancho, 1)
        self.act = nn.Sigmoid()

    def forward(self, x):
        for capa in self.ocultas:
            x = self.act(capa(x))
        return self.salida(x)


torch.manual_seed(10)
x = torch.rand(500, 1) * 4 - 2
y = torch.sin(2 * x) + 0.05 * torch.randn_like(x)
entreno, prueba = slice(0, 400), slice(400, 500)

red = RedProfunda()
for capa in red.ocultas:
    nn.init.kaiming_uniform_(capa.weight, nonlinearity="relu")
optimizador = torch.optim.Adam(red.parameters(), lr=1e-3)
for epoca in range(500):
    perdida = ((red(x[entreno]) - y[entreno]) ** 2).mean()
    optimizador.zero_grad()
    perdida.backward()
    optimizador.step()
    if epoca % 100 == 99:
        print(epoca + 1, round(perdida.item(), 5))
print("error de prueba", ((red(x[prueba]) - y[prueba]) ** 2).mean().item())
