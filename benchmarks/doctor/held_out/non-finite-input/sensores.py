# Clasificacion del estado de una bomba con lecturas de sensores (algunas no llegaron)
import numpy as np
import torch

rng = np.random.default_rng(6)
estado = rng.integers(0, 2, 800)
lecturas = rng.normal(size=(800, 5)) + estado[:, None] * np.array([1.9, -1.6, 1.3, 1.2, -1.7])
perdidas = rng.random((800, 5)) < 0.01
lecturas[perdidas] = np.nan

media, desv = np.nanmean(lecturas, 0), np.nanstd(lecturas, 0)
X = (lecturas - media) / desv
X = X.astype('float32')
X, y = torch.from_numpy(X), torch.from_numpy(estado)

torch.manual_seed(6)
W1 = torch.empty(5, 10)
W2 = torch.empty(10, 2)
for W in (W1, W2):
    torch.nn.init.xavier_normal_(W)
b1, b2 = torch.zeros(10), torch.zeros(2)
P = [W1, b1, W2, b2]
[p.requires_grad_() for p in P]

tasa = 0.2
for k in range(300):
    i = torch.randint(0, 600, (60,))
    z = torch.tanh(X[i] @ W1 + b1) @ W2 + b2
    costo = torch.nn.functional.cross_entropy(z, y[i])
    for p, g in zip(P, torch.autograd.grad(costo, P)):
        p.data.add_(g, alpha=-tasa)
    if k % 60 == 0:
        print(k, costo.item())

z = torch.tanh(X[600:] @ W1 + b1) @ W2 + b2
print('exactitud', (z.argmax(1) == y[600:]).float().mean().item())
