# Abandono de clientes de telefonia (trabajo practico 2)
import numpy as np
import torch
import torch.nn.functional as F

np.random.seed(46)
torch.manual_seed(46)
n = 1000
clientes = {}
clientes['antiguedad'] = np.random.gamma(3, 10, n)
clientes['cuota'] = np.random.normal(45, 12, n)
clientes['llamadas'] = np.random.gamma(2, 2, n)
clientes['datos_gb'] = np.random.gamma(3, 4, n)
clientes['reclamos'] = np.random.gamma(1.5, 1.0, n)

puntaje = (-0.12 * (clientes['antiguedad'] - 30) + 0.1 * (clientes['cuota'] - 45)
           + 1.8 * (clientes['reclamos'] - 1.5) - 0.1 * (clientes['datos_gb'] - 12))
abandona = (puntaje + 0.3 * np.random.randn(n) > np.median(puntaje)).astype(int)

columnas = ['antiguedad', 'cuota', 'llamadas', 'datos_gb', 'reclamos', 'cuota']
matriz = np.array([clientes[c] for c in columnas]).T
matriz = (matriz - matriz.mean(axis=0)) / matriz.std(axis=0)

X = torch.tensor(matriz, dtype=torch.float32)
y = torch.tensor(abandona)
X_tr, y_tr, X_te, y_te = X[:750], y[:750], X[750:], y[750:]

W1 = torch.empty(len(columnas), 10).normal_(0, 0.4).requires_grad_()
b1 = torch.zeros(10, requires_grad=True)
W2 = torch.empty(10, 2).normal_(0, 0.3).requires_grad_()
b2 = torch.zeros(2, requires_grad=True)
opt = torch.optim.SGD([W1, b1, W2, b2], lr=0.1, momentum=0.9)


def forward(x):
    return torch.tanh(x @ W1 + b1) @ W2 + b2


for ep in range(200):
    loss = F.cross_entropy(forward(X_tr), y_tr)
    opt.zero_grad()
    loss.backward()
    opt.step()
    if ep % 50 == 0:
        print('ep', ep, 'loss', loss.item())

with torch.no_grad():
    print('exactitud test', (forward(X_te).argmax(1) == y_te).float().mean().item())
