# Ejercicio 4. Red 2-8-1 para separar el interior del anillo
import math
import torch

torch.manual_seed(55)
N = 600
r = torch.cat([0.8 * torch.rand(N // 2).sqrt(), 1.3 + 0.6 * torch.rand(N // 2)])
a = 2 * math.pi * torch.rand(N)
X = torch.stack((r * torch.cos(a), r * torch.sin(a)), dim=1)
t = torch.cat([torch.ones(N // 2), torch.zeros(N // 2)])
mezcla = torch.randperm(N)
X, t = X[mezcla], t[mezcla]

W1 = torch.full((2, 8), 0.5, requires_grad=True)
b1 = torch.zeros(8, requires_grad=True)
W2 = torch.full((8,), 0.5, requires_grad=True)
b2 = torch.zeros(1, requires_grad=True)

lr = 0.5
for iteracion in range(500):
    z = torch.tanh(X[:450] @ W1 + b1) @ W2 + b2
    p = torch.sigmoid(z)
    bce = -(t[:450] * torch.log(p + 1e-8) + (1 - t[:450]) * torch.log(1 - p + 1e-8)).mean()
    for par in (W1, b1, W2, b2):
        par.grad = None
    bce.backward()
    with torch.no_grad():
        for par in (W1, b1, W2, b2):
            par -= lr * par.grad
    if iteracion % 100 == 0:
        print(f'{iteracion:5d} {bce.item():.4f}')

with torch.no_grad():
    z = torch.tanh(X[450:] @ W1 + b1) @ W2 + b2
    print('exactitud de prueba:', ((z > 0).float() == t[450:]).float().mean().item())
