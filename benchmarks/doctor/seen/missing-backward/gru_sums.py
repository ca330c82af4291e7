# RNN que predice la suma ponderada de una serie corta
import torch
from torch import nn

torch.manual_seed(17)

N, T = 1200, 10
series = torch.randn(N, T, 1)
pesos = torch.linspace(0.1, 1.0, T)
objetivo = (series.squeeze(-1) * pesos).sum(1, keepdim=True) / 2
entrenamiento = (series[:1000], objetivo[:1000])
validacion = (series[1000:], objetivo[1000:])


class Sumador(nn.Module):
    def __init__(self, ocultas=20):
        super().__init__()
        self.gru = nn.GRU(1, ocultas, batch_first=True)
        self.salida = nn.Linear(ocultas, 1)

    def forward(self, s):
        _, h = self.gru(s)
        return self.salida(h[-1])


red = Sumador()
optimizador = torch.optim.Adam(red.parameters(), lr=0.01)
criterio = nn.MSELoss()

for epoca in range(15):
    red.train()
    orden = torch.randperm(1000)
    acumulado = 0.0
    for lote in orden.split(50):
        optimizador.zero_grad()
        prediccion = red(entrenamiento[0][lote])
        perdida = criterio(prediccion, entrenamiento[1][lote])
        acumulado += perdida.item()
        optimizador.step()
    print(f"Época {epoca + 1}: pérdida {acumulado / 20:.4f}")

red.eval()
with torch.no_grad():
    print("Pérdida de validación:", criterio(red(validacion[0]), validacion[1]).item())
