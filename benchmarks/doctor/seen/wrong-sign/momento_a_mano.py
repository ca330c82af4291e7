# Descenso con momento implementado a mano (apuntes de la clase 4)
import torch
from sklearn.datasets import make_classification

torch.manual_seed(21)

X_np, y_np = make_classification(n_samples=700, n_features=6, n_informative=4, n_redundant=0,
                                 n_classes=2, class_sep=1.6, random_state=9)
X = torch.tensor(X_np, dtype=torch.float32)
X = (X - X.mean(0)) / X.std(0)
y = torch.tensor(y_np, dtype=torch.float32)

entrenar, validar = slice(0, 500), slice(500, None)

W1 = torch.randn(6, 10) / 6 ** 0.5
b1 = torch.zeros(10)
W2 = torch.randn(10, 1) / 10 ** 0.5
b2 = torch.zeros(1)
params = [W1, b1, W2, b2]
for p in params:
    p.requires_grad_(True)
velocidad = [torch.zeros_like(p) for p in params]

lr, mu = 0.05, 0.9


def costo(X, y):
    z = (torch.tanh(X @ W1 + b1) @ W2 + b2).squeeze(1)
    return torch.nn.functional.binary_cross_entropy_with_logits(z, y)


for k in range(60):
    J = costo(X[entrenar], y[entrenar])
    grads = torch.autograd.grad(J, params)
    with torch.no_grad():
        for p, v, g in zip(params, velocidad, grads):
            v.mul_(mu).add_(g, alpha=lr)
            p.add_(v)
    if k % 10 == 0:
        print(k, J.item())

with torch.no_grad():
    print("costo de validación:", costo(X[validar], y[validar]).item())
