# Trabajo practico: red de muchas capas para tres categorias
import numpy as np
import torch
import torch.nn.functional as F

np.random.seed(1)
torch.manual_seed(1)

CAPAS = 20
ANCHO = 48

x = np.random.randn(1900, 4)
lado = x[:, 0] + 0.8 * x[:, 1] - 0.6 * x[:, 2]
clase = np.digitize(lado, [-0.65, 0.65])
X = torch.from_numpy(x).float()
Y = torch.from_numpy(clase)

pesos, sesgos = [], []
entrada = 4
for _ in range(CAPAS):
    pesos.append(torch.randn(entrada, ANCHO) * 0.45)
    sesgos.append(torch.zeros(ANCHO))
    entrada = ANCHO
W_sal = torch.randn(ANCHO, 3) * 0.05
b_sal = torch.zeros(3)
todos = pesos + sesgos + [W_sal, b_sal]
for t in todos:
    t.requires_grad_(True)


def adelante(x):
    for W, b in zip(pesos, sesgos):
        x = torch.tanh(x @ W + b)
    return x @ W_sal + b_sal


lr = 0.03
for epoca in range(28):
    for lote in torch.randperm(1500).split(75):
        L = F.cross_entropy(adelante(X[:1500][lote]), Y[:1500][lote])
        grads = torch.autograd.grad(L, todos)
        with torch.no_grad():
            for t, g in zip(todos, grads):
                t -= lr * g
    if epoca % 10 == 0:
        print('epoca', epoca, 'perdida', L.item())

with torch.no_grad():
    print('exactitud', (adelante(X[1500:]).argmax(1) == Y[1500:]).float().mean().item())
