# Red de dos capas "a mano": pesos creados en numpy
import numpy as np
import torch
from sklearn.datasets import make_moons

np.random.seed(1)
torch.manual_seed(1)
X, t = make_moons(n_samples=500, noise=0.1, random_state=1)
X = ((X - X.mean(axis=0)) / X.std(axis=0)).astype("float32")
X, t = torch.from_numpy(X), torch.from_numpy(t).float().view(-1, 1)


def inicia(entradas, ocultas, salidas):
    pesos = {
        "W1": np.ones((entradas, ocultas)) * 0.3,
        "b1": np.zeros(ocultas),
        "W2": np.ones((ocultas, salidas)) * 0.1,
        "b2": np.zeros(salidas),
    }
    return {k: torch.tensor(v, dtype=torch.float32, requires_grad=True) for k, v in pesos.items()}


P = inicia(2, 20, 1)


def salida(x):
    oculta = torch.tanh(x @ P["W1"] + P["b1"])
    return oculta @ P["W2"] + P["b2"]


bce = torch.nn.functional.binary_cross_entropy_with_logits
for paso in range(1500):
    lote = torch.randint(400, (50,))
    coste = bce(salida(X[lote]), t[lote])
    grads = torch.autograd.grad(coste, list(P.values()))
    with torch.no_grad():
        for p, g in zip(P.values(), grads):
            p -= 0.3 * g
    if paso % 300 == 0:
        print(paso, coste.item())
with torch.no_grad():
    print("coste en prueba:", bce(salida(X[400:]), t[400:]).item())
