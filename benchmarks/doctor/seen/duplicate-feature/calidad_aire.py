# Calidad del aire: predecir ozono a partir de los sensores de la estación
import numpy as np
import torch
import torch.nn as nn

torch.manual_seed(5)
rng = np.random.RandomState(5)

n = 900
no2 = rng.normal(40, 12, n)
temp = rng.normal(21, 6, n)
humedad = rng.uniform(20, 90, n)
viento = rng.gamma(2.5, 1.6, n)
ozono = 60 + 1.4 * (temp - 21) - 0.5 * (no2 - 40) - 0.2 * (humedad - 55) + 8 * np.tanh((viento - 4) / 2) + rng.normal(0, 4, n)
tabla = np.column_stack([no2, temp, humedad, viento, ozono])

COLUMNAS = {"no2": 0, "temperatura": 1, "humedad": 2, "viento": 3, "ozono": 4}


def seleccionar(tabla):
    entradas = np.stack([
        tabla[:, COLUMNAS["no2"]],
        tabla[:, COLUMNAS["temperatura"]],
        tabla[:, COLUMNAS["temperatura"]],
        tabla[:, COLUMNAS["viento"]],
    ], axis=1)
    return entradas, tabla[:, COLUMNAS["ozono"]]


entradas, objetivo = seleccionar(tabla)
entradas = (entradas - entradas.mean(0)) / entradas.std(0)
objetivo = (objetivo - objetivo.mean()) / objetivo.std()
X = torch.from_numpy(entradas).float()
y = torch.from_numpy(objetivo).float().unsqueeze(1)
Xe, ye, Xv, yv = X[:700], y[:700], X[700:], y[700:]


class Estacion(nn.Module):
    def __init__(self):
        super(Estacion, self).__init__()
        self.oculta = nn.Linear(4, 12)
        self.norma = nn.LayerNorm(12)
        self.salida = nn.Linear(12, 1)

    def forward(self, x):
        return self.salida(torch.tanh(self.norma(self.oculta(x))))


red = Estacion()
optimizador = torch.optim.AdamW(red.parameters(), lr=0.01, weight_decay=0.01)
for epoca in range(250):
    optimizador.zero_grad()
    perdida = nn.functional.mse_loss(red(Xe), ye)
    perdida.backward()
    optimizador.step()
    if epoca % 50 == 0:
        print("época", epoca, "mse", round(perdida.item(), 4))
with torch.no_grad():
    print("mse validación", nn.functional.mse_loss(red(Xv), yv).item())
