# Practica 3: red de dos capas sin nn.Module
import math
import torch

torch.manual_seed(7)

# tres grupos de puntos en el plano
centros = torch.tensor([[0.0, 1.6], [-1.5, -0.9], [1.5, -0.9]])
y = torch.arange(300) % 3
X = centros[y] + 0.65 * torch.randn(300, 2)
X = (X - X.mean(0)) / X.std(0)


def capa(entradas, salidas):
    pesos = torch.randn(entradas, salidas, requires_grad=True) / math.sqrt(entradas)
    sesgo = torch.zeros(salidas, requires_grad=True)
    return pesos, sesgo


W1, b1 = capa(2, 12)
W2, b2 = capa(12, 3)
parametros = [W1, b1, W2, b2]
eta = 0.3


def red(x):
    oculta = torch.tanh(x @ W1 + b1)
    return oculta @ W2 + b2


for vuelta in range(400):
    perdida = torch.nn.functional.cross_entropy(red(X), y)
    for p in parametros:
        p.grad = None
    perdida.backward()
    with torch.no_grad():
        for p in parametros:
            p -= eta * p.grad
    if vuelta % 100 == 0:
        print(vuelta, perdida.item())

aciertos = (red(X).argmax(1) == y).float().mean()
print("aciertos:", aciertos.item())
