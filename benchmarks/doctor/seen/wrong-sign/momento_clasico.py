# Implementación del momento clásico (Polyak) "a mano".
# Práctica de Optimización, ejercicio 2.
import torch
from sklearn.datasets import make_blobs

torch.manual_seed(77)

Xn, yn = make_blobs(n_samples=240, centers=[[-1.5, 0], [1.5, 0.5], [0, 2.5]], cluster_std=0.8, random_state=9)
X = torch.tensor(Xn - Xn.mean(0), dtype=torch.float32)
Y = torch.tensor(yn)

def init(n_in, n_out):
    W = torch.randn(n_in, n_out) * (1.0 / n_in) ** 0.5
    return W.requires_grad_(), torch.zeros(n_out).requires_grad_()

theta = [*init(2, 12), *init(12, 3)]
vel = [torch.zeros_like(p) for p in theta]
mu, eta = 0.8, 0.05

def costo(theta, X, Y):
    W1, b1, W2, b2 = theta
    a = torch.tanh(X.mm(W1) + b1)
    return torch.nn.functional.cross_entropy(a.mm(W2) + b2, Y)

for paso_i in range(300):
    J = costo(theta, X, Y)
    grads = torch.autograd.grad(J, theta)
    with torch.no_grad():
        for p, v, g in zip(theta, vel, grads):
            v.mul_(mu).add_(g, alpha=eta)
            p.add_(v)
    if paso_i % 60 == 0:
        print("paso", paso_i, "J =", float(J))

print("J final =", float(costo(theta, X, Y)))
