# Tarea: regresion logistica "a mano" para aprobar creditos
import numpy as np
import torch

np.random.seed(2)
m = 800
ingreso = np.random.randn(m)
deuda = np.random.randn(m)
antig = np.random.randn(m)
logit = 9 * ingreso - 8 * deuda + 4 * antig
aprobado = (np.random.rand(m) < 1 / (1 + np.exp(-logit))).astype('float32')

X = torch.tensor(np.array([ingreso, deuda, antig]).T, dtype=torch.float32)
X = (X - X.mean(0)) / X.std(0)
y = torch.from_numpy(aprobado)
Xa, ya = X[:600], y[:600]
Xb, yb = X[600:], y[600:]

theta = torch.zeros(3, requires_grad=True)
sesgo = torch.zeros(1, requires_grad=True)


def sigmoide(z):
    return 1 / (1 + torch.exp(-z))


def entropia(p, t):
    return -(t * torch.log(p) + (1 - t) * torch.log(1 - p)).mean()


optim = torch.optim.Adam([theta, sesgo], lr=0.1)
for paso in range(300):
    p = sigmoide(Xa @ theta + sesgo)
    costo = entropia(p, ya)
    optim.zero_grad()
    costo.backward()
    optim.step()
    if paso % 50 == 0:
        print('paso', paso, 'costo', costo.item())

print('theta', theta.detach().numpy())
print('costo de prueba', entropia(sigmoide(Xb @ theta + sesgo), yb).item())
