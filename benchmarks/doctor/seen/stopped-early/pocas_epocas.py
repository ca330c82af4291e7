import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import load_digits

torch.manual_seed(0)
datos = load_digits()
X = torch.tensor(datos.images).float().unsqueeze(1) / 16 - 0.3
y = torch.tensor(datos.target)
perm = torch.randperm(len(X))
X, y = X[perm], y[perm]
ent = DataLoader(TensorDataset(X[:1400], y[:1400]), batch_size=100, shuffle=True)

modelo = nn.Sequential(
    nn.Conv2d(1, 8, 3), nn.ReLU(),
    nn.Conv2d(8, 16, 3), nn.ReLU(),
    nn.Flatten(), nn.Linear(256, 10),
)
criterio = nn.CrossEntropyLoss()
optimizador = torch.optim.Adam(modelo.parameters(), lr=0.004)

EPOCAS = 1
for epoca in range(EPOCAS):
    for lote, (xb, yb) in enumerate(ent):
        optimizador.zero_grad()
        perdida = criterio(modelo(xb), yb)
        perdida.backward()
        optimizador.step()
        if lote % 5 == 0:
            print(f"época {epoca} lote {lote} pérdida {perdida.item():.4f}")

with torch.no_grad():
    print("acierto", (modelo(X[1400:]).argmax(1) == y[1400:]).float().mean().item())
