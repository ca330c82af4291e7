# Consumo de un coche en funcion de velocidad y carga
import numpy as np
import torch

rng = np.random.RandomState(8)
velocidad = rng.uniform(-1.7, 1.7, 300)
carga = rng.uniform(-1.7, 1.7, 300)
consumo = 0.8 * velocidad ** 2 + 0.6 * carga + rng.normal(0, 0.15, 300)

torch.manual_seed(8)
X = torch.from_numpy(np.column_stack([velocidad, carga])).float()
y = torch.from_numpy(consumo).float()

red = torch.nn.Sequential(
    torch.nn.Linear(2, 32),
    torch.nn.Tanh(),
    torch.nn.Linear(32, 1),
)
adam = torch.optim.Adam(red.parameters(), lr=0.02)


def error_cuadratico(modelo, x, t):
    return ((modelo(x) - t) ** 2).mean()


for epoca in range(500):
    adam.zero_grad()
    ecm = error_cuadratico(red, X[:220], y[:220])
    ecm.backward()
    adam.step()
    if epoca % 100 == 0:
        print("epoca", epoca, "ecm", ecm.item())

with torch.no_grad():
    print("ecm reservado:", error_cuadratico(red, X[220:], y[220:]).item())
