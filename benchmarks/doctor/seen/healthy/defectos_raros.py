# Control de calidad: 4 % de piezas defectuosas
import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, WeightedRandomSampler

rng = np.random.default_rng(404)
torch.manual_seed(404)


def piezas(n):
    malo = (rng.random(n) < 0.04).astype(np.float32)
    m = rng.standard_normal((n, 5))
    m[:, 0] += 2.6 * malo
    m[:, 1] -= 2.4 * malo
    m[:, 2] += 2.0 * malo
    return torch.tensor(m, dtype=torch.float32), torch.tensor(malo)


X, y = piezas(2500)
Xv, yv = piezas(1500)
peso = torch.where(y == 1, 0.5 / y.mean(), 0.5 / (1 - y.mean()))
muestreo = WeightedRandomSampler(peso, num_samples=len(y), replacement=True)
cargador = DataLoader(TensorDataset(X, y), batch_size=125, sampler=muestreo)

modelo = nn.Linear(5, 1)
opt = torch.optim.Adam(modelo.parameters(), lr=0.03)
bce = nn.BCEWithLogitsLoss()
for epoca in range(12):
    for xb, yb in cargador:
        loss = bce(modelo(xb).flatten(), yb)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print('epoca', epoca, 'loss', loss.item())

with torch.no_grad():
    alarma = modelo(Xv).flatten() > 0
sens = alarma[yv == 1].float().mean().item()
espec = (~alarma)[yv == 0].float().mean().item()
print('sensibilidad', sens, 'especificidad', espec)
print('media', (sens + espec) / 2)
