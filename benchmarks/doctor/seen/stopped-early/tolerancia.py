# Regresion no lineal con criterio de convergencia
import numpy as np
import torch

rng = np.random.default_rng(12)
N = 300
X = rng.uniform(-2, 2, size=(N, 2)).astype("float32")
Y = (np.sin(1.5 * X[:, 0]) * X[:, 1] + 0.05 * rng.standard_normal(N)).astype("float32")[:, None]
X, Y = torch.from_numpy(X), torch.from_numpy(Y)

torch.manual_seed(12)
modelo = torch.nn.Sequential(
    torch.nn.Linear(2, 40),
    torch.nn.Tanh(),
    torch.nn.Linear(40, 1),
)
optimizador = torch.optim.SGD(modelo.parameters(), lr=0.15, momentum=0.9)
anterior = float("inf")
max_iter = 3000
tol = 3e-3

for it in range(max_iter):
    optimizador.zero_grad()
    perdida = torch.nn.functional.mse_loss(modelo(X), Y)
    perdida.backward()
    optimizador.step()
    actual = perdida.item()
    if it > 20 and abs(anterior - actual) < tol:
        print("convergencia en la iteracion", it)
        break
    anterior = actual

print("error cuadratico medio:", actual)
