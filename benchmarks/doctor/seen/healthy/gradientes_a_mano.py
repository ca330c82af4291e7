# Red 4-16-3 con las derivadas hechas a mano; iris sin filas repetidas
import numpy as np
import torch
from sklearn.datasets import load_iris

datos = load_iris()
_, unicas = np.unique(datos.data, axis=0, return_index=True)
X = torch.tensor(datos.data[unicas], dtype=torch.float64)
y = torch.tensor(datos.target[unicas])
X = (X - X.mean(0)) / X.std(0)
g = torch.Generator().manual_seed(16)
n, lr, lam = len(X), 0.5, 0.002
W1 = torch.randn(4, 16, generator=g, dtype=torch.float64) / 2
b1 = torch.zeros(16, dtype=torch.float64)
W2 = torch.randn(16, 3, generator=g, dtype=torch.float64) / 4
b2 = torch.zeros(3, dtype=torch.float64)
Y = torch.nn.functional.one_hot(y, 3).double()

for it in range(1000):
    a = torch.tanh(X @ W1 + b1)
    z = a @ W2 + b2
    z = z - z.max(dim=1, keepdim=True).values
    p = z.exp() / z.exp().sum(dim=1, keepdim=True)
    perdida = -(Y * p.log()).sum(1).mean() + lam * ((W1 ** 2).sum() + (W2 ** 2).sum())
    dz = (p - Y) / n
    gW2, gb2 = a.T @ dz + 2 * lam * W2, dz.sum(0)
    da = (dz @ W2.T) * (1 - a * a)
    gW1, gb1 = X.T @ da + 2 * lam * W1, da.sum(0)
    for w, gr in ((W1, gW1), (b1, gb1), (W2, gW2), (b2, gb2)):
        w -= lr * gr
    if it % 200 == 0:
        print(f"{it}: {perdida.item():.5f}")

print("aciertos", (p.argmax(1) == y).double().mean().item())
print("pérdida", perdida.item())
