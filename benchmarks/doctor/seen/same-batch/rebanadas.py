# Regresion por lotes: f(u, v) = u^2 - v
import torch

torch.manual_seed(50)
muestras = torch.rand(1000, 2) * 3.4 - 1.7
valores = muestras[:, 0] ** 2 - muestras[:, 1] - 1.0 + 0.1 * torch.randn(1000)
n_train, lote = 800, 16

W1 = (torch.randn(2, 32) / 2 ** 0.5).requires_grad_()
b1 = torch.zeros(32, requires_grad=True)
W2 = (torch.randn(32, 1) / 32 ** 0.5).requires_grad_()
b2 = torch.zeros(1, requires_grad=True)
P = [W1, b1, W2, b2]


def f(x):
    return (torch.tanh(x @ W1 + b1) @ W2 + b2)[:, 0]


for epoca in range(25):
    orden = torch.randperm(n_train)
    for inicio in range(0, n_train, lote):
        filas = orden[inicio:inicio + lote]
        x, t = muestras[:lote], valores[:lote]
        perdida = ((f(x) - t) ** 2).mean()
        G = torch.autograd.grad(perdida, P)
        with torch.no_grad():
            for p, g in zip(P, G):
                p -= 0.1 * g
    if epoca % 5 == 0:
        print(epoca, perdida.item())

with torch.no_grad():
    print("error en las ultimas 200:", ((f(muestras[n_train:]) - valores[n_train:]) ** 2).mean().item())
