# Clasificación de tumores con partición aleatoria propia
import numpy as np
import torch
import torch.nn as nn
from sklearn.datasets import load_breast_cancer

rng = np.random.default_rng(6)
torch.manual_seed(6)

datos = load_breast_cancer()
columnas = [1, 4, 7, 9, 11, 21, 24, 27]
X = datos.data[:, columnas]
X = (X - X.mean(0)) / X.std(0)
y = datos.target

ind_ent = rng.choice(len(X), size=400, replace=False)
ind_pru = rng.choice(len(X), size=150, replace=False)
X_ent, y_ent = torch.tensor(X[ind_ent], dtype=torch.float32), torch.tensor(y[ind_ent])
X_pru, y_pru = torch.tensor(X[ind_pru], dtype=torch.float32), torch.tensor(y[ind_pru])


class Clasificador(nn.Module):
    def __init__(self):
        super().__init__()
        self.capas = nn.Sequential(nn.Linear(8, 6), nn.ELU(), nn.Linear(6, 2))

    def forward(self, x):
        return self.capas(x)


modelo = Clasificador()
criterio = nn.CrossEntropyLoss()
opt = torch.optim.Adam(modelo.parameters(), lr=0.01, weight_decay=1e-2)
for epoca in range(25):
    orden = torch.randperm(len(X_ent))
    for i in range(0, len(orden), 25):
        lote = orden[i:i + 25]
        perdida = criterio(modelo(X_ent[lote]), y_ent[lote])
        opt.zero_grad()
        perdida.backward()
        opt.step()
    if epoca % 5 == 0:
        print(epoca, perdida.item())

modelo.eval()
with torch.no_grad():
    salida = modelo(X_pru)
print("pérdida de prueba", criterio(salida, y_pru).item())
print("exactitud de prueba", (salida.argmax(1) == y_pru).float().mean().item())
