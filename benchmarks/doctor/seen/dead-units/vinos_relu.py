"""Clasificación de vinos con una capa ReLU y pesos propios."""
import torch
import torch.nn.functional as F
from sklearn.datasets import load_wine

torch.manual_seed(19)
vinos = load_wine()
X = torch.tensor(vinos.data, dtype=torch.float32)
X = (X - X.mean(0)) / X.std(0)
y = torch.tensor(vinos.target)

d, h, k = X.shape[1], 20, 3
W1 = (torch.rand(d, h) * 2 - 1) * 0.5
c1 = torch.full((h,), -8.0)
W2 = (torch.rand(h, k) * 2 - 1) * 0.3
c2 = torch.zeros(k)
parametros = [W1, c1, W2, c2]
for p in parametros:
    p.requires_grad_()


def salida(X):
    oculta = F.relu(X @ W1 + c1)
    return oculta @ W2 + c2


velocidad = 0.1
for paso in range(800):
    perdida = F.cross_entropy(salida(X), y)
    gradientes = torch.autograd.grad(perdida, parametros)
    with torch.no_grad():
        for p, g in zip(parametros, gradientes):
            p.sub_(g, alpha=velocidad)
    if paso % 100 == 0:
        print(paso, perdida.item())
print("exactitud:", (salida(X).argmax(1) == y).float().mean().item())
