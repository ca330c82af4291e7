# ¿Cuántas bicis se alquilan por hora? (datos simulados para la clase del jueves)
import numpy as np
import torch
from torch import nn

azar = np.random.default_rng(55)
torch.manual_seed(55)


def tabla(n):
    temp = azar.normal(0, 1, n)
    humedad = azar.normal(0, 1, n)
    viento = azar.normal(0, 1, n)
    hora = azar.uniform(-np.pi, np.pi, n)
    bicis = 0.8 * temp - 0.3 * humedad - 0.2 * viento ** 2 + np.sin(hora) + 0.08 * azar.normal(size=n)
    columnas = {
        "temperatura": temp,
        "humedad": humedad,
        "viento": viento,
        "seno": np.sin(hora) * 1.4,
        "coseno": np.cos(hora) * 1.4,
        "sensacion": sensacion(temp, viento),
    }
    X = np.column_stack(list(columnas.values()))
    return torch.from_numpy(X).float(), torch.from_numpy(bicis).float()


def sensacion(t, v):
    return np.where(v > 10, t - 0.3 * v, t)


class Bicis(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.a = nn.Linear(d, 32)
        self.b = nn.Linear(32, 1)

    def forward(self, x):
        return self.b(torch.relu(self.a(x))).squeeze(1)


X, y = tabla(1000)
Xp, yp = tabla(300)
modelo = Bicis(X.shape[1])
opt = torch.optim.Adam(modelo.parameters(), lr=0.01)
perdida = nn.MSELoss()
for epoca in range(40):
    for sel in torch.randperm(1000).split(50):
        opt.zero_grad()
        l = perdida(modelo(X[sel]), y[sel])
        l.backward()
        opt.step()
    if epoca % 10 == 9:
        print("época", epoca + 1, "ECM", round(l.item(), 4))
with torch.no_grad():
    print("ECM de prueba", perdida(modelo(Xp), yp).item())
