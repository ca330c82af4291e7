"""
Hola a todos: quiero predecir si un piso se alquila en menos de un mes.
Variables: metros cuadrados, año de construcción, renta mensual, distancia
al metro en metros. ¿Cómo lo veis?
"""
import numpy as np
import torch
import torch.nn as nn

rng = np.random.default_rng(44)
torch.manual_seed(44)

n = 1000
metros = rng.normal(85, 25, n)
anio = rng.normal(1978, 18, n)
renta = rng.normal(1100, 300, n)
distancia = rng.gamma(3.0, 300.0, n)
indice = 1.3 * (metros - 85) / 25 + 0.8 * (anio - 1978) / 18 - 1.5 * (renta - 1100) / 300 - 1.2 * (distancia - 900) / 520
alquilado = (indice + 0.2 * rng.normal(size=n) > 0).astype(np.float32)

tabla = np.column_stack([metros, anio, renta, distancia]).astype(np.float32)
X_ent, X_val = torch.from_numpy(tabla[:800]), torch.from_numpy(tabla[800:])
y_ent, y_val = torch.from_numpy(alquilado[:800]), torch.from_numpy(alquilado[800:])


class Piso(nn.Module):
    def __init__(self):
        super().__init__()
        self.uno = nn.Linear(4, 16)
        self.dos = nn.Linear(16, 1)

    def forward(self, x):
        return self.dos(torch.tanh(self.uno(x))).squeeze(-1)


piso = Piso()
bce = nn.BCEWithLogitsLoss()
opt = torch.optim.Adam(piso.parameters(), lr=0.01)
for epoca in range(60):
    for lote in torch.randperm(800).split(50):
        opt.zero_grad()
        perdida = bce(piso(X_ent[lote]), y_ent[lote])
        perdida.backward()
        opt.step()
    if epoca % 12 == 0:
        print("época", epoca, "pérdida", round(perdida.item(), 4))

with torch.no_grad():
    z = piso(X_val)
    print("aciertos:", ((z > 0).float() == y_val).float().mean().item())
    print("pérdida de validación:", bce(z, y_val).item())
