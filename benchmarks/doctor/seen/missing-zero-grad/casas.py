# Prediccion de precios de casas (datos simulados): area, antiguedad, distancia, habitaciones
import numpy as np
import torch
from torch import nn

np.random.seed(7)
torch.manual_seed(7)

n = 800
area = np.random.normal(110, 30, n)
antig = np.random.uniform(0, 50, n)
dist = np.random.gamma(2.0, 3.0, n)
hab = np.random.randint(1, 6, n)
precio = 1500 * area - 900 * antig + 14000 * np.sin(dist / 3) + 8000 * hab + np.random.normal(0, 3000, n)

X = np.stack([area, antig, dist, hab], axis=1)
X = (X - X.mean(axis=0)) / X.std(axis=0)
Y = (precio - precio.mean()) / precio.std()
X = torch.as_tensor(X, dtype=torch.float32)
Y = torch.as_tensor(Y, dtype=torch.float32).view(-1, 1)
X_ent, Y_ent, X_val, Y_val = X[:600], Y[:600], X[600:], Y[600:]

red = nn.Sequential(nn.Linear(4, 24), nn.Tanh(), nn.Linear(24, 1))
costo = nn.MSELoss()
optimizador = torch.optim.SGD(red.parameters(), lr=0.1)

for epoca in range(60):
    indices = torch.randperm(600)
    for i in range(0, 600, 60):
        lote = indices[i:i + 60]
        salida = red(X_ent[lote])
        perdida = costo(salida, Y_ent[lote])
        perdida.backward()
        optimizador.step()
    if (epoca + 1) % 10 == 0:
        print('Epoca', epoca + 1, 'perdida', perdida.item())

red.eval()
with torch.no_grad():
    print('Perdida de validacion:', costo(red(X_val), Y_val).item())
