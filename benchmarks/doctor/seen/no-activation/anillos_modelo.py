# pregunta del foro: "mi red de 3 capas con los círculos"
import numpy as np
import torch
import torch.nn as nn
from sklearn.datasets import make_circles
from sklearn.model_selection import train_test_split

torch.manual_seed(123)
np.random.seed(123)

X, y = make_circles(1000, noise=0.08, factor=0.5)
X_tr, X_va, y_tr, y_va = train_test_split(X, y, test_size=0.25, random_state=0)
a_tensor = lambda a: torch.from_numpy(a.astype("float32"))
X_tr, X_va = a_tensor(X_tr) / 0.56, a_tensor(X_va) / 0.56
y_tr, y_va = a_tensor(y_tr), a_tensor(y_va)


class MiRed(nn.Module):
    def __init__(self, entradas, ocultas):
        super().__init__()
        self.capa1 = nn.Linear(entradas, ocultas)
        self.capa2 = nn.Linear(ocultas, ocultas)
        self.salida = nn.Linear(ocultas, 1)

    def forward(self, x):
        x = self.capa1(x)
        x = self.capa2(x)
        return self.salida(x).squeeze(1)


red = MiRed(2, 16)
optimizador = torch.optim.SGD(red.parameters(), lr=0.1, momentum=0.9)
criterio = nn.BCEWithLogitsLoss()

for epoca in range(40):
    orden = torch.randperm(len(X_tr))
    for i in range(0, len(orden), 50):
        lote = orden[i:i + 50]
        optimizador.zero_grad()
        perdida = criterio(red(X_tr[lote]), y_tr[lote])
        perdida.backward()
        optimizador.step()
    if epoca % 10 == 0:
        print("epoca", epoca, "perdida", perdida.item())

with torch.no_grad():
    exactitud = ((red(X_va) > 0) == (y_va > 0.5)).float().mean()
print("exactitud en validación:", exactitud.item())
