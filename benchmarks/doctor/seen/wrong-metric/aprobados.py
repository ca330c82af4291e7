# Clasificación binaria: aprueba / suspende según horas de estudio y faltas
import numpy as np
import torch
import torch.nn as nn
from torch.utils.data import TensorDataset, DataLoader

np.random.seed(0)
torch.manual_seed(0)

horas = np.random.uniform(0, 20, 700)
faltas = np.random.uniform(0, 12, 700)
aprueba = (horas - 1.3 * faltas + np.random.normal(0, 1.2, 700) > 2.2).astype(np.float32)
X = np.stack([(horas - 10) / 5.8, (faltas - 6) / 3.5], axis=1).astype(np.float32)
X, y = torch.from_numpy(X), torch.from_numpy(aprueba)
entreno = DataLoader(TensorDataset(X[:500], y[:500]), batch_size=25, shuffle=True)
X_val, y_val = X[500:], y[500:]

modelo = nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 1))
criterio = nn.BCEWithLogitsLoss()
opt = torch.optim.Adam(modelo.parameters(), lr=0.01)


def precision(modelo, X, y):
    with torch.no_grad():
        pred = (torch.sigmoid(modelo(X)) > 0.5).float()
        return (pred == y).float().mean().item()


for epoca in range(40):
    for xb, yb in entreno:
        opt.zero_grad()
        loss = criterio(modelo(xb), yb.unsqueeze(1))
        loss.backward()
        opt.step()
    if epoca % 8 == 0:
        print("época", epoca, "loss", loss.item(), "precisión", precision(modelo, X_val, y_val))
print("precisión en validación:", precision(modelo, X_val, y_val))
