# Regresion softmax sobre digitos, descenso por lotes con paso 2.0
import torch
import torch.nn.functional as F
from sklearn.datasets import load_digits

torch.manual_seed(301)
d = load_digits()
X = torch.tensor(d.images[:, :, 1:7].reshape(-1, 48), dtype=torch.float32) / 16 - 0.3
y = torch.tensor(d.target)
p = torch.randperm(len(X))
X, y = X[p], y[p]
Xe, ye, Xp, yp = X[:1300], y[:1300], X[1300:], y[1300:]

W = torch.zeros(48, 10, requires_grad=True)
b = torch.zeros(10, requires_grad=True)
paso, regul = 2.0, 1e-3

for it in range(600):
    coste = F.cross_entropy(Xe @ W + b, ye) + regul * (W ** 2).sum()
    gW, gb = torch.autograd.grad(coste, (W, b))
    with torch.no_grad():
        W -= paso * gW
        b -= paso * gb
    if it % 100 == 0:
        print(it, round(coste.item(), 4))

with torch.no_grad():
    print("aciertos en prueba", ((Xp @ W + b).argmax(1) == yp).float().mean().item())
