"""Consumo de combustible: red con parada temprana y restauracion de los mejores pesos."""
import copy
import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class ParadaTemprana:
    def __init__(self, paciencia):
        self.paciencia, self.mejor, self.espera, self.pesos = paciencia, float('inf'), 0, None

    def __call__(self, valor, modelo):
        if valor < self.mejor:
            self.mejor, self.espera = valor, 0
            self.pesos = copy.deepcopy(modelo.state_dict())
        else:
            self.espera += 1
        return self.espera >= self.paciencia


rng = np.random.default_rng(13)
torch.manual_seed(13)
n = 1400
cil, peso, pot, anio = rng.standard_normal((4, n))
lpk = 0.9 * peso + 0.5 * pot + 0.3 * peso * pot - 0.5 * anio + 0.2 * cil ** 2 + 0.25 * rng.standard_normal(n)
lpk = (lpk - lpk.mean()) / lpk.std()
X = torch.tensor(np.stack([cil, peso, pot, anio], -1), dtype=torch.float32)
y = torch.tensor(lpk, dtype=torch.float32)[:, None]
ent = DataLoader(TensorDataset(X[:1000], y[:1000]), batch_size=50, shuffle=True)
Xv, yv, Xt, yt = X[1000:1200], y[1000:1200], X[1200:], y[1200:]

modelo = nn.Sequential(nn.Linear(4, 24), nn.GELU(), nn.Linear(24, 1))
opt = torch.optim.AdamW(modelo.parameters(), lr=0.01)
mse = nn.MSELoss()
parada = ParadaTemprana(paciencia=10)
for epoca in range(50):
    for xb, yb in ent:
        perdida = mse(modelo(xb), yb)
        opt.zero_grad()
        perdida.backward()
        opt.step()
    with torch.no_grad():
        val = mse(modelo(Xv), yv).item()
    if epoca % 5 == 0:
        print(f'epoca {epoca} val {val:.4f}')
    if parada(val, modelo):
        print('se detiene en la epoca', epoca)
        break
modelo.load_state_dict(parada.pesos)
with torch.no_grad():
    print('mse en test', mse(modelo(Xt), yt).item())
