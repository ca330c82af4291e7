# Deteccion de fraude: pocas operaciones son fraudulentas
import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def operaciones(n, semilla):
    r = np.random.default_rng(semilla)
    fraude = (r.random(n) < 0.03).astype("float32")
    x = r.normal(0, 1, (n, 4)) + fraude[:, None] * np.array([0.9, -0.7, 0.5, 0.3])
    return torch.tensor(x, dtype=torch.float32), torch.tensor(fraude)


torch.manual_seed(50)
xe, ye = operaciones(4000, 50)
xp, yp = operaciones(3000, 51)
lotes = DataLoader(TensorDataset(xe, ye), batch_size=100, shuffle=True)
modelo = nn.Sequential(nn.Linear(4, 8), nn.Tanh(), nn.Linear(8, 1))
opt = torch.optim.Adam(modelo.parameters(), lr=0.005)
perdida = nn.BCEWithLogitsLoss()

for epoca in range(15):
    acumulada = 0.0
    for x, y in lotes:
        opt.zero_grad()
        l = perdida(modelo(x).flatten(), y)
        l.backward()
        opt.step()
        acumulada += l.item()
    if epoca % 5 == 4:
        print("epoca", epoca + 1, "perdida", acumulada / len(lotes))

with torch.no_grad():
    pred = (modelo(xp).flatten() > 0).float()
    sens = pred[yp == 1].mean().item()
    espec = 1 - pred[yp == 0].mean().item()
print(f"sensibilidad {sens:.3f} especificidad {espec:.3f} media {(sens + espec) / 2:.4f}")
