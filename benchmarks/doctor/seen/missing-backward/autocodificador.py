"""Autocodificador para curvas de carga electrica (24 horas -> 4 numeros -> 24 horas)."""
import numpy as np
import torch
from torch import nn
from torch.utils.data import Dataset, DataLoader

SEMILLA = 8
torch.manual_seed(SEMILLA)


class Curvas(Dataset):
    def __init__(self, n, semilla):
        r = np.random.default_rng(semilla)
        h = np.arange(24) / 24 * 2 * np.pi
        base = np.stack([np.sin(h), np.cos(h), np.sin(2 * h)])
        self.datos = torch.tensor(r.normal(size=(n, 3)) @ base + 0.1 * r.normal(size=(n, 24)), dtype=torch.float32)

    def __len__(self):
        return len(self.datos)

    def __getitem__(self, i):
        return self.datos[i]


class Auto(nn.Module):
    def __init__(self):
        super().__init__()
        self.codifica = nn.Sequential(nn.Linear(24, 16), nn.Tanh(), nn.Linear(16, 4))
        self.decodifica = nn.Sequential(nn.Linear(4, 16), nn.Tanh(), nn.Linear(16, 24))

    def forward(self, x):
        return self.decodifica(self.codifica(x))


def entrenar(red, cargador, epocas=30):
    opt = torch.optim.Adam(red.parameters(), lr=0.01)
    sched = torch.optim.lr_scheduler.StepLR(opt, step_size=12, gamma=0.3)
    criterio = nn.MSELoss()
    for e in range(epocas):
        suma = 0.0
        for x in cargador:
            opt.zero_grad()
            perdida = criterio(red(x), x)
            suma += perdida.item() * len(x)
            opt.step()
        sched.step()
        if e % 6 == 0:
            print("epoca", e, "perdida", round(suma / len(cargador.dataset), 4))


red = Auto()
entrenar(red, DataLoader(Curvas(600, 1), batch_size=40, shuffle=True))
prueba = Curvas(200, 2).datos
with torch.no_grad():
    print("reconstruccion:", nn.functional.mse_loss(red(prueba), prueba).item())
