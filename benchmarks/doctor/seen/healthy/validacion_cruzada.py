"""Validación cruzada de 5 particiones con una red nueva por partición (load_wine)."""
import numpy as np
import torch
import torch.nn.functional as F
from sklearn.datasets import load_wine
from sklearn.model_selection import StratifiedKFold

torch.manual_seed(100)
X, y = load_wine(return_X_y=True)


def nueva_red(d, h, k):
    forma = [(d, h), (h, k)]
    return [(torch.randn(a, b) / a ** 0.5).requires_grad_() for a, b in forma], [torch.zeros(b, requires_grad=True) for _, b in forma]


def puntuar(red, x):
    (A, B), (a, b) = red
    return torch.tanh(x @ A + a) @ B + b


resultados = []
for k, (ent, pru) in enumerate(StratifiedKFold(5, shuffle=True, random_state=7).split(X, y)):
    media, desv = X[ent].mean(0), X[ent].std(0)
    xe, xp = (torch.tensor((X[i] - media) / desv, dtype=torch.float32) for i in (ent, pru))
    ye, yp = torch.tensor(y[ent]), torch.tensor(y[pru])
    red = nueva_red(13, 10, 3)
    eta = 0.2
    for it in range(150):
        J = F.cross_entropy(puntuar(red, xe), ye) + 0.005 * sum((w ** 2).sum() for w in red[0])
        g = torch.autograd.grad(J, red[0] + red[1])
        with torch.no_grad():
            for p, gp in zip(red[0] + red[1], g):
                p.add_(gp, alpha=-eta)
    acc = (puntuar(red, xp).argmax(1) == yp).float().mean().item()
    resultados.append(acc)
    print("partición", k, "J", J.item(), "acierto", acc)
print("media:", np.mean(resultados))
