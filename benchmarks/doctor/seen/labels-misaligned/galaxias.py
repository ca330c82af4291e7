# Clasificar galaxias (espiral / eliptica) por seis medidas. Datos generados.
import numpy as np
import torch
import torch.nn as nn
from sklearn.preprocessing import StandardScaler

np.random.seed(33)
torch.manual_seed(33)


def catalogo(n):
    tipo = np.random.randint(0, 2, n)
    brillo = np.random.randn(n) + 1.7 * tipo
    color = np.random.randn(n) - 2.0 * tipo
    radio = np.random.gamma(4, 1, n) + 2.0 * tipo
    resto = np.random.randn(n, 3)
    resto[:, 0] += 0.8 * tipo
    return np.column_stack([brillo, color, radio, resto]), tipo


X, y = catalogo(2400)
X = np.random.permutation(X)

escala = StandardScaler().fit(X[:1800])
X = torch.from_numpy(escala.transform(X)).float()
y = torch.from_numpy(y).float()
X_ent, X_pru, y_ent, y_pru = X[:1800], X[1800:], y[:1800], y[1800:]


class Clasificador(nn.Module):
    def __init__(self):
        super().__init__()
        self.oculta = nn.Linear(6, 10)
        self.final = nn.Linear(10, 1)

    def forward(self, x):
        return self.final(torch.tanh(self.oculta(x))).squeeze(-1)


clf = Clasificador()
opt = torch.optim.SGD(clf.parameters(), lr=0.1, momentum=0.9, nesterov=True, weight_decay=1e-3)
bce = nn.BCEWithLogitsLoss()
for epoca in range(25):
    for lote in torch.randperm(1800).split(60):
        opt.zero_grad()
        coste = bce(clf(X_ent[lote]), y_ent[lote])
        coste.backward()
        opt.step()
    if epoca % 5 == 0:
        print(f"{epoca:2d}  coste {coste.item():.4f}")

with torch.no_grad():
    aciertos = ((clf(X_pru) > 0).float() == y_pru).float().mean()
print("proporcion de aciertos", aciertos.item())
