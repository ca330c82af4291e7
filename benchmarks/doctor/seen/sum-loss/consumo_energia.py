# Predicción del consumo eléctrico de un edificio (datos simulados)
import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
rng = np.random.default_rng(0)
N = 1200
temperatura = rng.normal(18, 7, N)
ocupacion = rng.uniform(0, 1, N)
hora = rng.uniform(0, 24, N)
consumo = 3 + 0.02 * (temperatura - 19) ** 2 + 2.5 * ocupacion + np.sin(hora / 24 * 2 * np.pi) + rng.normal(0, 0.3, N)

X = np.column_stack([(temperatura - 18) / 7, (ocupacion - 0.5) * 3.4, (hora - 12) / 7])
y = (consumo - consumo.mean()) / consumo.std()
X, y = torch.tensor(X, dtype=torch.float32), torch.tensor(y, dtype=torch.float32).view(-1, 1)
entrenamiento = DataLoader(TensorDataset(X[:900], y[:900]), batch_size=90, shuffle=True)
prueba = DataLoader(TensorDataset(X[900:], y[900:]), batch_size=300)

red = nn.Sequential(nn.Linear(3, 24), nn.Softplus(), nn.Linear(24, 1))
criterio = nn.MSELoss(reduction="sum")
optimizador = torch.optim.Adam(red.parameters(), lr=0.12)
planificador = torch.optim.lr_scheduler.ExponentialLR(optimizador, 0.95)


def evaluar():
    red.eval()
    with torch.no_grad():
        return np.mean([criterio(red(a), b).item() for a, b in prueba])


for epoca in range(60):
    red.train()
    acumulada = 0.0
    for lote_x, lote_y in entrenamiento:
        optimizador.zero_grad()
        perdida = criterio(red(lote_x), lote_y)
        perdida.backward()
        optimizador.step()
        acumulada += perdida.item()
    planificador.step()
    if epoca % 10 == 0:
        print(f"época {epoca}: entrenamiento {acumulada / len(entrenamiento):.4f}  prueba {evaluar():.4f}")
print("pérdida final en prueba:", evaluar())
