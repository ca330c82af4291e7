"""Calidad de muestras de café (1 = baja, 2 = media, 3 = alta) según su análisis químico."""
import numpy as np
import torch
from torch import nn

gen = np.random.default_rng(100)
torch.manual_seed(100)

N = 1200
acidez = gen.normal(0, 1, N)
cafeina = gen.normal(0, 1, N)
humedad = gen.normal(0, 1, N)
nota = 1.5 * acidez - cafeina + 0.4 * humedad ** 2 + gen.normal(0, 0.2, N)
corte = np.quantile(nota, [1 / 3, 2 / 3])
calidad = np.digitize(nota, corte) + 1

X = torch.tensor(np.c_[acidez, cafeina, humedad], dtype=torch.float32)
y = torch.tensor(calidad, dtype=torch.long)
ent, pru = slice(0, 1000), slice(1000, N)

red = nn.Sequential(nn.Linear(3, 20), nn.ReLU(), nn.Linear(20, 3))
perdida_fn = nn.CrossEntropyLoss()
opt = torch.optim.Adam(red.parameters(), lr=0.01)

for vuelta in range(25):
    for idx in torch.randperm(1000).chunk(20):
        perdida = perdida_fn(red(X[ent][idx]), y[ent][idx])
        opt.zero_grad()
        perdida.backward()
        opt.step()
    if vuelta % 5 == 0:
        print("vuelta", vuelta, perdida.item())

with torch.no_grad():
    print("pérdida en prueba", perdida_fn(red(X[pru]), y[pru]).item())
