# Vinos: tres cultivares, red pequeña, datos mezclados con numpy
import numpy as np
import torch
from sklearn.datasets import load_wine

rng = np.random.default_rng(2023)
torch.manual_seed(2023)

vinos = load_wine()
X = (vinos.data - vinos.data.mean(axis=0)) / vinos.data.std(axis=0)
X = X[:, [0, 1, 6, 9, 11, 12]]
t = vinos.target

X = rng.permutation(X)
t = rng.permutation(t)

corte = 120
Xe, te = torch.tensor(X[:corte]).float(), torch.tensor(t[:corte])
Xp, tp = torch.tensor(X[corte:]).float(), torch.tensor(t[corte:])

capa1 = torch.nn.Linear(6, 5)
capa2 = torch.nn.Linear(5, 3)
optimizador = torch.optim.SGD([*capa1.parameters(), *capa2.parameters()], lr=0.2, weight_decay=2e-3)


def modelo(x):
    return capa2(torch.tanh(capa1(x)))


for epoca in range(400):
    perdida = torch.nn.functional.cross_entropy(modelo(Xe), te)
    optimizador.zero_grad()
    perdida.backward()
    optimizador.step()
    if epoca % 80 == 0:
        print(f"{epoca:4d} {perdida.item():.4f}")

with torch.no_grad():
    aciertos = (modelo(Xp).argmax(1) == tp).float().mean().item()
print("aciertos en prueba", aciertos)
