import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

rng = np.random.RandomState(3)
filas = []
for _ in range(700):
    edad = rng.randint(18, 80)
    ingresos = rng.normal(25, 8)
    antiguedad = rng.uniform(0, 15)
    pais = 34
    filas.append([(edad - 49) / 18, (ingresos - 25) / 8, (antiguedad - 7.5) / 4.3, pais / 34])
datos = np.array(filas, dtype=np.float32)
compra = (datos[:, 0] * datos[:, 1] + 0.8 * datos[:, 2] > 0).astype(np.int64)

X, y = torch.from_numpy(datos), torch.from_numpy(compra)
dl = DataLoader(TensorDataset(X[:500], y[:500]), batch_size=25, shuffle=True)
torch.manual_seed(3)
red = nn.Sequential(nn.Linear(X.shape[1], 24), nn.ReLU(), nn.Linear(24, 2))
opt = torch.optim.Adam(red.parameters(), lr=0.005)
for ep in range(40):
    for xb, yb in dl:
        opt.zero_grad()
        l = nn.functional.cross_entropy(red(xb), yb)
        l.backward()
        opt.step()
    if ep % 10 == 0:
        print(ep, l.item())
with torch.no_grad():
    print("acierto", (red(X[500:]).argmax(1) == y[500:]).float().mean().item())
