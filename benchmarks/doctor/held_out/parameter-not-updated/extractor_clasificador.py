# Clasificador de espirales: extractor + cabeza lineal
import numpy as np
import torch
import torch.nn as nn

CONFIG = {
    "ocultas": 32,
    "rasgos": 6,
    "epocas": 400,
    "tasa": 0.01,
    "semilla": 5,
}


def espirales(n_por_clase, rng):
    xs, ys = [], []
    for c in range(3):
        t = np.linspace(0.1, 1, n_por_clase)
        ang = 3.2 * t + c * 2 * np.pi / 3 + rng.normal(0, 0.12, n_por_clase)
        xs.append(np.stack([t * np.cos(ang), t * np.sin(ang)], 1))
        ys += [c] * n_por_clase
    X = np.concatenate(xs)
    X = (X - X.mean(0)) / X.std(0)
    return torch.tensor(X, dtype=torch.float32), torch.tensor(ys)


class Extractor(nn.Module):
    def __init__(self, ocultas, rasgos):
        super().__init__()
        self.l1 = nn.Linear(2, ocultas)
        self.l2 = nn.Linear(ocultas, rasgos)

    def forward(self, x):
        return torch.tanh(self.l2(torch.tanh(self.l1(x))))


class Modelo(nn.Module):
    def __init__(self, cfg):
        super().__init__()
        self.extractor = Extractor(cfg["ocultas"], cfg["rasgos"])
        self.cabeza = nn.Linear(cfg["rasgos"], 3)

    def forward(self, x):
        return self.cabeza(self.extractor(x))


torch.manual_seed(CONFIG["semilla"])
rng = np.random.default_rng(CONFIG["semilla"])
X, y = espirales(120, rng)

modelo = Modelo(CONFIG)
criterio = nn.CrossEntropyLoss()
optimizador = torch.optim.Adam(modelo.cabeza.parameters(), lr=CONFIG["tasa"])

for epoca in range(CONFIG["epocas"]):
    modelo.zero_grad()
    perdida = criterio(modelo(X), y)
    perdida.backward()
    optimizador.step()
    if epoca % 100 == 0:
        print(epoca, f"{perdida.item():.4f}")

print("pérdida final:", criterio(modelo(X), y).item())
