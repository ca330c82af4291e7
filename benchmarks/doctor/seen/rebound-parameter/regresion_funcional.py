# Regresión no lineal con una red pequeña, estilo funcional
import numpy as np
import torch

rng = np.random.default_rng(7)
x = rng.uniform(-2, 2, size=(400, 2))
y = np.sin(x[:, :1] * 1.5) + 0.5 * x[:, 1:] ** 2 + rng.normal(0, 0.05, (400, 1))
y = (y - y.mean()) / y.std()
x = torch.from_numpy(x).float()
y = torch.from_numpy(y).float()
x_ent, y_ent, x_val, y_val = x[:300], y[:300], x[300:], y[300:]


def iniciar(tamanos, gen):
    params = []
    for a, b in zip(tamanos[:-1], tamanos[1:]):
        W = torch.randn(a, b, generator=gen) / a ** 0.5
        params += [W.requires_grad_(), torch.zeros(b, requires_grad=True)]
    return params


def predecir(params, x):
    *ocultas, W, b = params
    for V, c in zip(ocultas[::2], ocultas[1::2]):
        x = torch.tanh(x @ V + c)
    return x @ W + b


def paso(params, lr):
    return [p - lr * p.grad for p in params]


gen = torch.Generator().manual_seed(1)
params = iniciar([2, 24, 1], gen)
for it in range(1500):
    perdida = ((predecir(params, x_ent) - y_ent) ** 2).mean()
    perdida.backward()
    params = paso(params, lr=0.15)
    if it % 250 == 0:
        print(it, float(perdida))

with torch.no_grad():
    print("ECM de validación:", ((predecir(params, x_val) - y_val) ** 2).mean().item())
