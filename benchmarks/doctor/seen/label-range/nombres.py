"""Clasifica flores a partir de nombres de especie (texto) y cuatro medidas."""
import torch
from torch import nn
import numpy as np

rng = np.random.default_rng(2)
ESPECIES = ["setosa", "versicolor", "virginica"]
centros = {"setosa": [5.0, 3.4, 1.5, 0.2], "versicolor": [5.9, 2.8, 4.3, 1.3], "virginica": [6.6, 3.0, 5.6, 2.0]}
filas = []
for nombre in ESPECIES:
    for _ in range(80):
        filas.append((np.array(centros[nombre]) + 0.25 * rng.normal(size=4), nombre))
rng.shuffle(filas)


def codifica(nombres):
    tabla = {}
    for nombre in nombres:
        if nombre not in tabla:
            tabla[nombre] = len(tabla) + 1
    return torch.tensor([tabla[nombre] for nombre in nombres])


X = torch.tensor(np.stack([f[0] for f in filas]), dtype=torch.float32)
X = (X - X.mean(0)) / X.std(0)
y = codifica([f[1] for f in filas])

torch.manual_seed(2)
modelo = nn.Sequential(nn.Linear(4, 10), nn.ReLU(), nn.Linear(10, len(ESPECIES)))
criterio = nn.CrossEntropyLoss()
opt = torch.optim.Adam(modelo.parameters(), lr=0.01)
for epoca in range(40):
    for lote in torch.randperm(180).split(20):
        perdida = criterio(modelo(X[lote]), y[lote])
        opt.zero_grad()
        perdida.backward()
        opt.step()
    if epoca % 10 == 0:
        print(epoca, perdida.item())
with torch.no_grad():
    print("prueba", criterio(modelo(X[180:]), y[180:]).item())
