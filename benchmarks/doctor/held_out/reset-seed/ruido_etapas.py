from dataclasses import dataclass

import numpy as np
import torch
import torch.nn as nn


@dataclass
class Ajustes:
    epocas: int = 40
    lote: int = 32
    tasa: float = 0.005
    semilla: int = 123


def fijar(semilla):
    np.random.seed(semilla)
    torch.manual_seed(semilla)


class Estimador(nn.Module):
    def __init__(self):
        super().__init__()
        self.e = nn.Linear(3, 32)
        self.s = nn.Linear(32, 1)

    def forward(self, x):
        return self.s(torch.relu(self.e(x))).squeeze(1)


aj = Ajustes()
fijar(aj.semilla)
X = torch.randn(800, 3)
y = (X[:, 0] ** 2 - 1) * 0.5 + torch.sin(X[:, 1]) - 0.4 * X[:, 2] + 0.05 * torch.randn(800)
X_val, y_val = X[640:], y[640:]
X, y = X[:640], y[:640]
modelo = Estimador()
opt = torch.optim.Adam(modelo.parameters(), lr=aj.tasa)

for epoca in range(aj.epocas):
    fijar(aj.semilla)
    orden = torch.randperm(len(X))
    for k in range(0, len(X), aj.lote):
        f = orden[k:k + aj.lote]
        opt.zero_grad()
        perdida = nn.functional.mse_loss(modelo(X[f]), y[f])
        perdida.backward()
        opt.step()
    if (epoca + 1) % 8 == 0:
        with torch.no_grad():
            v = nn.functional.mse_loss(modelo(X_val), y_val).item()
        print(f"época {epoca + 1} ECM de validación {v:.5f}")
