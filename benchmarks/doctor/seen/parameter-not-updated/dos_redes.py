# Autoencoder: codificador y decodificador separados
import numpy as np
import torch
import torch.nn as nn

torch.manual_seed(0)
rng = np.random.default_rng(0)

# datos: puntos de una variedad de dimension 2 dentro de R^8
u = rng.uniform(-1, 1, (800, 2))
A = rng.normal(size=(2, 8))
datos = np.tanh(u @ A) + 0.02 * rng.normal(size=(800, 8))
datos = torch.tensor((datos - datos.mean(0)) / datos.std(0), dtype=torch.float32)
entreno, prueba = datos[:640], datos[640:]


class Codificador(nn.Module):
    def __init__(self, d, k):
        super().__init__()
        self.red = nn.Sequential(nn.Linear(d, 16), nn.Tanh(), nn.Linear(16, k))

    def forward(self, x):
        return self.red(x)


class Decodificador(nn.Module):
    def __init__(self, k, d):
        super().__init__()
        self.red = nn.Sequential(nn.Linear(k, 16), nn.Tanh(), nn.Linear(16, d))

    def forward(self, z):
        return self.red(z)


cod = Codificador(8, 2)
dec = Decodificador(2, 8)

grupos = []
for red in (cod, dec):
    grupos = [{"params": red.parameters(), "lr": 0.01}]
optim = torch.optim.Adam(grupos)
criterio = nn.MSELoss()

for epoca in range(80):
    orden = torch.randperm(len(entreno))
    for i in range(0, len(orden), 64):
        x = entreno[orden[i:i + 64]]
        perdida = criterio(dec(cod(x)), x)
        cod.zero_grad()
        dec.zero_grad()
        perdida.backward()
        optim.step()
    if (epoca + 1) % 20 == 0:
        print("epoca", epoca + 1, "perdida", perdida.item())

with torch.no_grad():
    print("error de prueba:", criterio(dec(cod(prueba)), prueba).item())
