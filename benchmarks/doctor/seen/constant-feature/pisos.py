# Precio del alquiler en Madrid a partir de un anuncio
import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

rng = np.random.default_rng(15)
torch.manual_seed(15)
n = 900
anuncios = {
    "metros": rng.normal(80, 20, n),
    "habitaciones": rng.integers(1, 6, n).astype(float),
    "planta": rng.integers(0, 9, n).astype(float),
    "ciudad": np.full(n, 28.0),
    "ascensor": rng.integers(0, 2, n).astype(float),
}
precio = (11 * anuncios["metros"] + 60 * anuncios["habitaciones"] + 25 * anuncios["planta"] * anuncios["ascensor"]
          + rng.normal(0, 25, n))

tabla = np.stack(list(anuncios.values()), axis=1)
corte = 700
mu, sigma = tabla[:corte].mean(0), tabla[:corte].std(0)
tabla = (tabla - mu) / (sigma + 1e-6)
objetivo = (precio - precio[:corte].mean()) / precio[:corte].std()
X = torch.tensor(tabla, dtype=torch.float32)
y = torch.tensor(objetivo, dtype=torch.float32).unsqueeze(1)

red = nn.Sequential(nn.Linear(X.shape[1], 24), nn.SiLU(), nn.Linear(24, 1))
opt = torch.optim.Adam(red.parameters(), lr=0.01)
sched = torch.optim.lr_scheduler.ExponentialLR(opt, gamma=0.94)
cargador = DataLoader(TensorDataset(X[:corte], y[:corte]), batch_size=50, shuffle=True)
for epoca in range(45):
    for xb, yb in cargador:
        perdida = nn.functional.smooth_l1_loss(red(xb), yb)
        opt.zero_grad()
        perdida.backward()
        opt.step()
    sched.step()
    if epoca % 9 == 0:
        print(epoca, round(perdida.item(), 4))

with torch.no_grad():
    print("error de prueba", nn.functional.mse_loss(red(X[corte:]), y[corte:]).item())
