# El resultado del tratamiento depende del azar: ni el mejor modelo acierta siempre
import numpy as np
import torch

rng = np.random.default_rng(232)
dosis = rng.uniform(-1.7, 1.7, 4000)
edad = rng.uniform(-1.7, 1.7, 4000)
prob = 1 / (1 + np.exp(-(1.5 * dosis - 1.0 * edad)))
curado = (rng.random(4000) < prob).astype(np.float32)
X = torch.tensor(np.c_[dosis, edad], dtype=torch.float32)
y = torch.tensor(curado)

w = torch.zeros(2, requires_grad=True)
b = torch.zeros(1, requires_grad=True)
momento = [torch.zeros(2), torch.zeros(1)]


def perdida(filas):
    z = X[filas] @ w + b
    return (torch.nn.functional.softplus(z) - y[filas] * z).mean()


torch.manual_seed(232)
for epoca in range(12):
    for filas in torch.randperm(3000).split(100):
        g = torch.autograd.grad(perdida(filas), [w, b])
        with torch.no_grad():
            for p, v, gi in zip((w, b), momento, g):
                v.mul_(0.8).add_(gi)
                p.sub_(0.1 * 0.8 ** epoca * v)
    if epoca % 3 == 0:
        print(epoca, perdida(slice(0, 3000)).item())
print("reservado", perdida(slice(3000, 4000)).item())
