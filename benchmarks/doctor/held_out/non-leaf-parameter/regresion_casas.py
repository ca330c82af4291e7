# Tarea 2 - Regresion con una capa oculta, sin torch.nn
import torch
import numpy as np

rng = np.random.default_rng(11)
N = 400
metros = rng.normal(0, 1, N)
habitaciones = rng.normal(0, 1, N)
distancia = rng.normal(0, 1, N)
precio = 1.5 * metros + 0.7 * habitaciones - np.tanh(distancia) + 0.1 * rng.normal(0, 1, N)

X = torch.tensor(np.stack([metros, habitaciones, distancia], 1), dtype=torch.float32)
Y = torch.tensor(precio, dtype=torch.float32).unsqueeze(1)
Xe, Ye = X[:320], Y[:320]
Xp, Yp = X[320:], Y[320:]

torch.manual_seed(11)
W1 = torch.randn(3, 20, requires_grad=True) * 0.5
b1 = torch.zeros(20, requires_grad=True)
W2 = torch.empty(20, 1).normal_(0, 0.2).requires_grad_()
b2 = torch.zeros(1, requires_grad=True)

paso = 0.1
for it in range(800):
    oculta = torch.tanh(Xe @ W1 + b1)
    salida = oculta @ W2 + b2
    perdida = ((salida - Ye) ** 2).mean()
    perdida.backward()
    with torch.no_grad():
        for p in (W1, b1, W2, b2):
            p -= paso * p.grad
            p.grad = None
    if it % 200 == 0:
        print('iter', it, 'perdida', perdida.item())

with torch.no_grad():
    mse = ((torch.tanh(Xp @ W1 + b1) @ W2 + b2 - Yp) ** 2).mean()
print('mse prueba', mse.item())
