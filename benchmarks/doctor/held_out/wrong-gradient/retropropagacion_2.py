# Retropropagacion a mano (sin autograd) para clasificar tres nubes de puntos
import torch

torch.manual_seed(10)
m = 600
clase = torch.randint(0, 3, (m,))
angulo = clase * 1.0472 + 3.1416 * torch.randint(0, 2, (m,))
radio = 1.5
X = torch.stack([radio * torch.cos(angulo), radio * torch.sin(angulo)], 1) + 0.28 * torch.randn(m, 2)
X = (X - X.mean(0)) / X.std(0)
Y = torch.nn.functional.one_hot(clase, 3).float()
Xe, Ye, Xv, Yv = X[:450], Y[:450], X[450:], Y[450:]

h = 12
W1 = torch.randn(2, h) * 0.7
b1 = torch.zeros(1, h)
W2 = torch.randn(h, 3) * 0.3
b2 = torch.zeros(1, 3)


def adelante(X):
    A1 = torch.tanh(X @ W1 + b1)
    Z2 = A1 @ W2 + b2
    A2 = torch.softmax(Z2, dim=1)
    return A1, A2


def costo(A2, Y):
    return float(-(Y * torch.log(A2 + 1e-12)).sum(1).mean())


alpha = 0.5
for it in range(400):
    A1, A2 = adelante(Xe)
    n = len(Xe)
    dZ2 = (A2 - Ye) / n
    dW2 = A1.T @ dZ2
    db2 = dZ2.sum(0, keepdim=True)
    dA1 = dZ2 @ W2.T
    dZ1 = dA1 * A1 * (1 - A1)
    dW1 = Xe.T @ dZ1
    db1 = dZ1.sum(0, keepdim=True)
    W1 -= alpha * dW1
    b1 -= alpha * db1
    W2 -= alpha * dW2
    b2 -= alpha * db2
    if it % 100 == 0:
        print('costo en', it, ':', costo(A2, Ye))
print('costo de validacion:', costo(adelante(Xv)[1], Yv))
