# Red de tres capas para los dígitos; los pesos se sortean con NumPy
import numpy as np
import torch
import torch.nn.functional as F
from sklearn.datasets import load_digits

rng = np.random.default_rng(11)
torch.manual_seed(11)

datos = load_digits()
X = datos.data[:, datos.data.std(axis=0) > 0.5]
X = (X - X.mean(axis=0)) / X.std(axis=0)
orden = rng.permutation(len(X))
X = torch.tensor(X[orden], dtype=torch.float32)
Y = torch.tensor(datos.target[orden])
corte = 1400

capas = [X.shape[1], 64, 64, 10]
pesos = [rng.standard_normal((a, b)) for a, b in zip(capas, capas[1:])]
sesgos = [np.zeros(b) for b in capas[1:]]
parametros = [torch.tensor(p, dtype=torch.float32, requires_grad=True) for p in pesos + sesgos]
W, B = parametros[:3], parametros[3:]


def red(x):
    for k in range(2):
        x = F.relu(x @ W[k] + B[k])
    return x @ W[2] + B[2]


opt = torch.optim.SGD(parametros, lr=0.05)
for epoca in range(20):
    for i in torch.randperm(corte).split(50):
        opt.zero_grad()
        perdida = F.cross_entropy(red(X[i]), Y[i])
        perdida.backward()
        opt.step()
    if epoca % 4 == 0:
        print(epoca, perdida.item())
with torch.no_grad():
    salida = red(X[corte:])
    print("acierto", (salida.argmax(1) == Y[corte:]).float().mean().item())
    print("pérdida final", F.cross_entropy(salida, Y[corte:]).item())
