# Clasificacion de frutas por peso, color y azucar
import numpy as np
import torch
import torch.nn.functional as F

rng = np.random.RandomState(90)
torch.manual_seed(90)
tipos = ['manzana', 'pera', 'ciruela']
centro = np.array([[1.2, 0.9, -0.2], [0.3, -1.3, 0.6], [-1.5, 0.5, -0.4]])
n = 540
etiqueta = np.arange(n) % 3
fruta = centro[etiqueta] + 0.5 * rng.randn(n, 3)
fruta = (fruta - fruta.mean(0)) / fruta.std(0)

# tanda de la tarde
tarde = rng.choice(400, 20, replace=False)
etiqueta[tarde] = (etiqueta[tarde] + rng.randint(1, 3, 20)) % 3

X = torch.tensor(fruta, dtype=torch.float32)
y = torch.tensor(etiqueta)
Xe, ye, Xp, yp = X[:400], y[:400], X[400:], y[400:]

W = torch.zeros(3, 3, requires_grad=True)
b = torch.zeros(3, requires_grad=True)
lr = 0.5
for epoca in range(60):
    for k in torch.randperm(400).split(50):
        costo = F.cross_entropy(Xe[k] @ W + b, ye[k])
        gW, gb = torch.autograd.grad(costo, [W, b])
        with torch.no_grad():
            W -= lr * gW
            b -= lr * gb
    if epoca % 10 == 0:
        print('epoca', epoca, costo.item())

with torch.no_grad():
    print('exactitud de prueba', ((Xp @ W + b).argmax(1) == yp).float().mean().item())
    print('costo de entrenamiento', F.cross_entropy(Xe @ W + b, ye).item())
