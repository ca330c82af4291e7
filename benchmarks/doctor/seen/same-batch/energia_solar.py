# Produccion de paneles solares segun el clima
import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(18)
gen = np.random.default_rng(18)
n = 1100
nubes, angulo, temp, viento, polvo = gen.uniform(-1.7, 1.7, (5, n))
prod = np.cos(angulo) * (1.5 - nubes) - 0.4 * temp ** 2 + 0.3 * viento - 0.5 * polvo * np.cos(angulo)
prod += gen.normal(0, 0.08, n)
X = torch.tensor(np.stack([nubes, angulo, temp, viento, polvo], 1), dtype=torch.float32)
y = torch.tensor((prod - prod.mean()) / prod.std(), dtype=torch.float32).unsqueeze(1)

train_dl = DataLoader(TensorDataset(X[:900], y[:900]), batch_size=45, shuffle=True)
X_test, y_test = X[900:], y[900:]

modelo = nn.Sequential(nn.Linear(5, 24), nn.Tanh(), nn.Linear(24, 1))
optimizador = torch.optim.Adam(modelo.parameters(), lr=0.02)
perdida_fn = nn.MSELoss()

xb, yb = next(iter(train_dl))
for paso in range(900):
    perdida = perdida_fn(modelo(xb), yb)
    optimizador.zero_grad()
    perdida.backward()
    optimizador.step()
    if paso % 100 == 0:
        print('paso', paso, perdida.item())

with torch.no_grad():
    print('mse de prueba', perdida_fn(modelo(X_test), y_test).item())
