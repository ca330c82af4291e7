"""Preentrenar en una tarea, congelar el cuerpo y entrenar solo la cabeza en otra."""
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(23)
X = torch.rand(2400, 2) * 3 - 1.5
superficies = torch.stack([X[:, 0] * X[:, 1], torch.sin(2 * X[:, 0]), X[:, 1] ** 2 - 0.75], 1)
region = (X[:, 0] * X[:, 1] > 0.25 * torch.sin(2 * X[:, 0])).long()
A, B, P = slice(0, 1200), slice(1200, 1900), slice(1900, 2400)

cuerpo = nn.Sequential(nn.Linear(2, 32), nn.Tanh(), nn.Linear(32, 16), nn.GELU())


def entrenar(cabeza, parametros, costo, x, y, lr, epocas):
    opt = torch.optim.Adam(parametros, lr=lr)
    for ep in range(epocas):
        for i in torch.randperm(len(x)).split(100):
            loss = costo(cabeza(cuerpo(x[i])), y[i])
            opt.zero_grad()
            loss.backward()
            opt.step()
        if ep % 10 == 0:
            print('  ep', ep, loss.item())


print('tarea 1: tres superficies')
cabeza1 = nn.Linear(16, 3)
entrenar(cabeza1, [*cuerpo.parameters(), *cabeza1.parameters()], F.mse_loss, X[A], superficies[A], lr=0.01, epocas=50)

for p in cuerpo.parameters():
    p.requires_grad_(False)

print('tarea 2: region')
cabeza2 = nn.Linear(16, 2)
entrenar(cabeza2, cabeza2.parameters(), F.cross_entropy, X[B], region[B], lr=0.1, epocas=50)
with torch.no_grad():
    print('exactitud tarea 2', (cabeza2(cuerpo(X[P])).argmax(1) == region[P]).float().mean().item())
