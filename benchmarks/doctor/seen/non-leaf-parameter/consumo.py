# Tarea 3 - Redes neuronales desde cero
# Consumo electrico de un edificio a partir de tres variables
import numpy as np
import torch

rng = np.random.RandomState(3)
torch.manual_seed(3)

n = 500
temperatura = rng.uniform(-5, 35, n)
humedad = rng.uniform(20, 90, n)
ocupacion = rng.uniform(0, 1, n)
consumo = 0.02 * (temperatura - 18) ** 2 + 3 * ocupacion + 0.02 * humedad + rng.normal(0, 0.15, n)

X = np.c_[temperatura, humedad, ocupacion]
X = (X - X.mean(0)) / X.std(0)
y = (consumo - consumo.mean()) / consumo.std()
X = torch.from_numpy(X).float()
y = torch.from_numpy(y).float().reshape(-1, 1)
X_ent, y_ent, X_val, y_val = X[:400], y[:400], X[400:], y[400:]

n_ent, n_oc = 3, 24
W1 = torch.randn(n_ent, n_oc, requires_grad=True) * (1 / n_ent) ** 0.5
b1 = torch.zeros(n_oc, requires_grad=True)
W2 = torch.randn(n_oc, 1, requires_grad=True) * (1 / n_oc) ** 0.5
b2 = torch.zeros(1, requires_grad=True)
parametros = [W1, b1, W2, b2]


def red(x):
    h = torch.tanh(x @ W1 + b1)
    return h @ W2 + b2


tasa = 0.15
for epoca in range(1200):
    ecm = ((red(X_ent) - y_ent) ** 2).mean()
    ecm.backward()
    with torch.no_grad():
        for p in parametros:
            p -= tasa * p.grad
            p.grad.zero_()
    if epoca % 200 == 0:
        print('epoca', epoca, 'ECM', round(ecm.item(), 4))

with torch.no_grad():
    print('ECM validacion:', ((red(X_val) - y_val) ** 2).mean().item())
