# Comparativa kNN / MLP en iris. Práctica de Minería de Datos.
import numpy as np
import torch
import torch.nn as nn
from sklearn.datasets import load_iris

np.random.seed(13)
torch.manual_seed(13)


def barajar(a):
    return a[np.random.permutation(len(a))]


iris = load_iris()
datos = np.unique(np.c_[iris.data, iris.target], axis=0)
X, y = datos[:, :4], datos[:, 4].astype(int)
X = (X - X.mean(0)) / X.std(0)
X, y = barajar(X), barajar(y)

corte = 110
X_ent, X_pru = torch.tensor(X[:corte]).float(), torch.tensor(X[corte:]).float()
y_ent, y_pru = torch.tensor(y[:corte]), torch.tensor(y[corte:])

mlp = nn.Sequential(nn.Linear(4, 8), nn.Tanh(), nn.Linear(8, 3))
opt = torch.optim.Adam(mlp.parameters(), lr=0.02, weight_decay=0.01)
ce = nn.CrossEntropyLoss()
for epoca in range(150):
    opt.zero_grad()
    l = ce(mlp(X_ent), y_ent)
    l.backward()
    opt.step()
    if epoca % 30 == 0:
        print(epoca, l.item())

acierto = lambda a, b: (mlp(a).argmax(1) == b).float().mean().item()
print("prueba", acierto(X_pru, y_pru))
print("entrenamiento", acierto(X_ent, y_ent))
