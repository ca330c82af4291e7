# Laboratorio: milimetros de lluvia a partir de sensores normalizados en [0, 1]
import numpy as np
import torch

rnd = np.random.RandomState(40)
torch.manual_seed(40)

sensores = rnd.rand(600, 5)
lluvia = 3 * sensores[:, 0] * sensores[:, 1] + 2 * (sensores[:, 2] - 0.5) ** 2 - sensores[:, 3] + 0.04 * rnd.randn(600)
lluvia = (lluvia - lluvia.mean()) / lluvia.std()
S = torch.tensor(sensores).float()
R = torch.tensor(lluvia).float().unsqueeze(1)

ocultas = 30
W1 = torch.rand(5, ocultas) - 1.0
b1 = torch.zeros(ocultas)
W2 = (torch.rand(ocultas, 1) - 0.5) * 0.6
b2 = torch.zeros(1)
pars = [W1, b1, W2, b2]
for q in pars:
    q.requires_grad_()


def modelo(s):
    z = s @ W1 + b1
    a = torch.relu(z)
    return a @ W2 + b2


tasa = 0.04
vel = [torch.zeros_like(q) for q in pars]
for epoca in range(700):
    costo = torch.mean((modelo(S[:480]) - R[:480]) ** 2)
    costo.backward()
    with torch.no_grad():
        for q, v in zip(pars, vel):
            v.mul_(0.9).add_(q.grad)
            q -= tasa * v
            q.grad = None
    if epoca % 100 == 0:
        print(epoca, round(costo.item(), 5))

with torch.no_grad():
    print('error de validacion', torch.mean((modelo(S[480:]) - R[480:]) ** 2).item())
