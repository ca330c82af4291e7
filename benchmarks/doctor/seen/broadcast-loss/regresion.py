import numpy as np
import torch
import torch.nn as nn

rng = np.random.default_rng(3)
temp = rng.uniform(5, 35, 350)
humedad = rng.uniform(20, 90, 350)
ventas = 3 * np.sin(temp / 6) - 0.03 * humedad + rng.normal(0, 0.2, 350)
X = np.stack([(temp - temp.mean()) / temp.std(), (humedad - humedad.mean()) / humedad.std()], 1)
X = torch.tensor(X, dtype=torch.float32)
y = torch.tensor((ventas - ventas.mean()) / ventas.std(), dtype=torch.float32)

torch.manual_seed(0)
red = nn.Sequential(nn.Linear(2, 24), nn.Tanh(), nn.Linear(24, 1))
optimizador = torch.optim.Adam(red.parameters(), lr=0.02)
for epoca in range(400):
    prediccion = red(X)
    perdida = ((prediccion - y) ** 2).mean()
    optimizador.zero_grad()
    perdida.backward()
    optimizador.step()
    if epoca % 80 == 0:
        print(epoca, perdida.item())
print("error", perdida.item())
