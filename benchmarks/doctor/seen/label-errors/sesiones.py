# Dos turnos de anotación juntados en una sola tabla
import numpy as np
import torch
from torch import nn

azar = np.random.default_rng(6)
torch.manual_seed(6)
centros = np.array([[2.0, 0.0, 1.0], [-1.0, 2.0, -1.0], [-1.0, -2.0, 0.5]])
clase = azar.integers(0, 3, 700)
medidas = centros[clase] + azar.normal(0, 0.5, (700, 3))
clase[::41] = (clase[::41] + 1) % 3
medidas = (medidas - medidas.mean(0)) / medidas.std(0)
X = torch.tensor(medidas, dtype=torch.float32)
y = torch.tensor(clase)

modelo = nn.Sequential(nn.Linear(3, 12), nn.Tanh(), nn.Linear(12, 3))
opt = torch.optim.SGD(modelo.parameters(), lr=0.1, momentum=0.9)
costo = nn.CrossEntropyLoss()
for epoca in range(30):
    total = 0.0
    for filas in torch.randperm(700).split(50):
        opt.zero_grad()
        c = costo(modelo(X[filas]), y[filas])
        c.backward()
        opt.step()
        total += c.item() * len(filas)
    if epoca % 5 == 4:
        print(epoca + 1, total / 700)
with torch.no_grad():
    print("costo final", costo(modelo(X), y).item())
