# Consumo eléctrico diario frente a temperatura y día de la semana
import numpy as np
import torch
from torch import nn
from torch.utils.data import Dataset, DataLoader


class Consumo(Dataset):
    def __init__(self, n, semilla):
        r = np.random.default_rng(semilla)
        temp = r.normal(0, 1, n)
        fiesta = r.integers(0, 2, n)
        humedad = r.normal(0, 1, n)
        self.x = torch.tensor(np.stack([temp, fiesta, humedad], 1), dtype=torch.float32)
        self.y = torch.tensor(0.8 * temp ** 2 - 0.9 * fiesta + 0.4 * humedad + r.normal(0, 0.1, n), dtype=torch.float32)

    def __getitem__(self, i):
        return self.x[i], self.y[i]

    def __len__(self):
        return len(self.y)


def entrenar(modelo, cargador, epocas):
    opt = torch.optim.Adam(modelo.parameters(), lr=0.01)
    perdida_fn = nn.MSELoss()
    for e in range(epocas):
        for x, y in cargador:
            pred = modelo(x)
            perdida = perdida_fn(pred, y)
            opt.zero_grad()
            perdida.backward()
            opt.step()
        if e % 10 == 0:
            print("epoca", e, perdida.item())


torch.manual_seed(1)
modelo = nn.Sequential(nn.Linear(3, 32), nn.Tanh(), nn.Linear(32, 1))
entrenar(modelo, DataLoader(Consumo(400, 0), batch_size=40, shuffle=True), 50)
prueba = Consumo(200, 9)
with torch.no_grad():
    print("error de prueba", (modelo(prueba.x)[:, 0] - prueba.y).pow(2).mean().item())
