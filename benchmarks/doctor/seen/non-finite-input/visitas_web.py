# Estimar el gasto de un cliente a partir de sus visitas a la tienda online
import numpy as np
import torch
import torch.nn as nn
from torch.utils.data import Dataset, DataLoader


class Clientes(Dataset):
    def __init__(self, n, semilla):
        r = np.random.RandomState(semilla)
        visitas = r.poisson(3.0, n)
        minutos = r.gamma(2.0, 4.0, n)
        edad = r.uniform(18, 75, n)
        gasto = 1.2 * np.sqrt(visitas) + 0.08 * minutos + 0.01 * (edad - 45) + 0.1 * r.randn(n)
        x = np.stack([
            np.log(visitas),
            (minutos - 8.0) / 5.6,
            (edad - 46.5) / 16.5,
        ], axis=1)
        self.x = torch.tensor(x, dtype=torch.float32)
        self.y = torch.tensor((gasto - 2.7) / 0.7, dtype=torch.float32)

    def __len__(self):
        return len(self.y)

    def __getitem__(self, i):
        return self.x[i], self.y[i]


torch.manual_seed(0)
entreno = DataLoader(Clientes(700, 1), batch_size=50, shuffle=True)
prueba = Clientes(300, 2)
modelo = nn.Sequential(nn.Linear(3, 24), nn.Softplus(), nn.Linear(24, 1), nn.Flatten(0))
opt = torch.optim.Adam(modelo.parameters(), lr=0.02)
sched = torch.optim.lr_scheduler.ExponentialLR(opt, 0.92)

for epoca in range(30):
    acum = 0.0
    for x, y in entreno:
        opt.zero_grad()
        p = nn.functional.mse_loss(modelo(x), y)
        p.backward()
        opt.step()
        acum += p.item()
    sched.step()
    if epoca % 10 == 0:
        print("epoca", epoca, "mse", acum / len(entreno))

with torch.no_grad():
    print("mse prueba", nn.functional.mse_loss(modelo(prueba.x), prueba.y).item())
