import numpy as np
import torch
from torch import nn
from sklearn.model_selection import train_test_split

# Tabla de pasajeros: edad, tarifa, clase, familiares
rng = np.random.RandomState(1912)
n = 900
edad = rng.normal(31, 13, n)
tarifa = rng.gamma(2, 15, n)
clase = rng.uniform(1, 3, n)
familia = rng.gamma(1.2, 1, n)
s = -0.07 * (edad - 31) + 0.05 * (tarifa - 30) - 1.8 * (clase - 2) - 0.5 * (familia - 1.2)
vive = (s + 0.15 * rng.randn(n) > 0).astype(np.float32)
edad[rng.choice(n, 25, replace=False)] = np.nan

tabla = np.vstack([edad, tarifa, clase, familia]).T
tabla = (tabla - np.nanmean(tabla, axis=0)) / np.nanstd(tabla, axis=0)
Xa, Xb, ya, yb = train_test_split(tabla, vive, test_size=0.2, random_state=4)
Xa, Xb = torch.tensor(Xa, dtype=torch.float32), torch.tensor(Xb, dtype=torch.float32)
ya, yb = torch.tensor(ya), torch.tensor(yb)

torch.manual_seed(4)
modelo = nn.Sequential(nn.Linear(4, 12), nn.Tanh(), nn.Linear(12, 1), nn.Flatten(0))
criterio = nn.BCEWithLogitsLoss()
opt = torch.optim.Adam(modelo.parameters(), lr=0.03)

for epoca in range(30):
    perm = torch.randperm(len(Xa))
    for k in range(0, len(Xa), 60):
        ix = perm[k:k + 60]
        opt.zero_grad()
        perdida = criterio(modelo(Xa[ix]), ya[ix])
        perdida.backward()
        opt.step()
    if epoca % 6 == 0:
        print('Epoca', epoca, 'perdida', perdida.item())

with torch.no_grad():
    acc = ((modelo(Xb) > 0).float() == yb).float().mean()
print('Exactitud', acc.item())
