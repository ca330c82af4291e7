# Regresión logística con paso grande: la función es suave y los datos están tipificados
import torch
from sklearn.datasets import load_breast_cancer

torch.manual_seed(1)
datos = load_breast_cancer()
X = torch.tensor(datos.data, dtype=torch.float32)[:, :10]
y = torch.tensor(datos.target, dtype=torch.float32)
X = (X - X.mean(0)) / X.std(0)
orden = torch.randperm(len(X))
ent, pru = orden[:430], orden[430:]

w = torch.zeros(10, requires_grad=True)
b = torch.zeros(1, requires_grad=True)
eta = 1.0
reg = 0.02
for t in range(250):
    z = X[ent] @ w + b
    J = torch.nn.functional.binary_cross_entropy_with_logits(z, y[ent]) + reg * w.pow(2).sum()
    gw, gb = torch.autograd.grad(J, [w, b])
    with torch.no_grad():
        w -= eta * gw
        b -= eta * gb
    if t % 50 == 0:
        print("t", t, "J", J.item())

with torch.no_grad():
    z = X[pru] @ w + b
    print("exactitud de prueba", ((z > 0).float() == y[pru]).float().mean().item())
    print("entropía de prueba", torch.nn.functional.binary_cross_entropy_with_logits(z, y[pru]).item())
