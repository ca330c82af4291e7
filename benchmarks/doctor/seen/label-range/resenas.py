# Prediccion de estrellas (1 a 5) a partir de indicadores de la resena
import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

rng = np.random.default_rng(61)
torch.manual_seed(61)
estrellas = rng.integers(1, 6, 1000)
positivas = 0.9 * (estrellas - 3) + rng.normal(0, 0.25, 1000)
longitud = rng.normal(0, 1, 1000)
exclamaciones = np.abs(estrellas - 3) + rng.normal(0, 0.3, 1000)
tabla = np.stack([positivas, longitud, exclamaciones], axis=1)
tabla = (tabla - tabla.mean(0)) / tabla.std(0)

X = torch.tensor(tabla, dtype=torch.float32)
y = torch.tensor(estrellas)
entreno = DataLoader(TensorDataset(X[:800], y[:800]), batch_size=50, shuffle=True)

n_clases = 5
modelo = nn.Sequential(nn.Linear(3, 16), nn.Tanh(), nn.Linear(16, n_clases))
criterio = nn.CrossEntropyLoss()
optimizador = torch.optim.Adam(modelo.parameters(), lr=0.03)

for epoca in range(20):
    for xb, yb in entreno:
        perdida = criterio(modelo(xb), yb)
        optimizador.zero_grad()
        perdida.backward()
        optimizador.step()
    if epoca % 5 == 0:
        print(f'epoca {epoca}: {perdida.item():.4f}')

with torch.no_grad():
    print('exactitud', (modelo(X[800:]).argmax(1) == y[800:]).float().mean().item())
