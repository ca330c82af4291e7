# Tarea 5: retropropagacion manual (sin autograd) para una red 3-16-1
import numpy as np
import torch

rng = np.random.RandomState(12)
torch.manual_seed(12)
X = torch.tensor(rng.uniform(-1.7, 1.7, (500, 3)), dtype=torch.float32)
Y = (torch.sin(1.8 * X[:, :1]) + 0.7 * X[:, 1:2] * X[:, 2:] + 0.03 * torch.randn(500, 1))
X_val, Y_val = X[400:], Y[400:]
X, Y = X[:400], Y[:400]

red = {
    'W1': torch.randn(3, 16) / 3 ** 0.5 * 1.5,
    'b1': 0.5 * torch.randn(16),
    'W2': torch.randn(16, 1) / 4,
    'b2': torch.zeros(1),
}


def adelante(red, x):
    z1 = x @ red['W1'] + red['b1']
    a1 = torch.sigmoid(z1)
    return z1, a1, a1 @ red['W2'] + red['b2']


def atras(red, x, y, z1, a1, salida):
    m = len(x)
    d2 = 2 * (salida - y) / m
    grad = {'W2': a1.t() @ d2, 'b2': d2.sum(0)}
    d1 = d2 * a1 * (1 - a1)
    grad['W1'] = x.t() @ d1
    grad['b1'] = d1.sum(0)
    return grad


alfa = 0.2
vel = {k: torch.zeros_like(v) for k, v in red.items()}
for epoca in range(300):
    for lote in torch.randperm(400).split(80):
        z1, a1, s = adelante(red, X[lote])
        g = atras(red, X[lote], Y[lote], z1, a1, s)
        for k in red:
            vel[k] = 0.9 * vel[k] + g[k]
            red[k] -= alfa * vel[k]
    if epoca % 50 == 0:
        print('epoca', epoca, 'error', ((adelante(red, X)[2] - Y) ** 2).mean().item())

print('error de validacion', ((adelante(red, X_val)[2] - Y_val) ** 2).mean().item())
