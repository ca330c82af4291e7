# Compresion de espectros: 24 canales -> 3 -> 24
import numpy as np
import torch
import torch.nn as nn

rng = np.random.RandomState(81)
torch.manual_seed(81)
canales = np.linspace(0, 1, 24)
bases = np.stack([np.exp(-((canales - c) / 0.15) ** 2) for c in (0.2, 0.5, 0.8)])
mezcla = rng.randn(1300, 3)
espectros = mezcla @ bases + 0.05 * rng.randn(1300, 24)
E = torch.tensor((espectros - espectros.mean(0)) / espectros.std(), dtype=torch.float32)


class Autoencoder(nn.Module):
    def __init__(self, latente=3):
        super().__init__()
        self.codificador = nn.Sequential(nn.Linear(24, 16), nn.Tanh(), nn.Linear(16, latente))
        self.decodificador = nn.Sequential(nn.Linear(latente, 16), nn.Tanh(), nn.Linear(16, 24))

    def forward(self, x):
        return self.decodificador(self.codificador(x))


ae = Autoencoder()
opt = torch.optim.Adam(ae.parameters(), lr=0.03)
plan = torch.optim.lr_scheduler.CosineAnnealingLR(opt, T_max=40)
for epoca in range(40):
    for lote in torch.randperm(1000).split(50):
        x = E[lote]
        perdida = nn.functional.mse_loss(ae(x), x)
        opt.zero_grad()
        perdida.backward()
        opt.step()
    plan.step()
    if epoca % 8 == 0:
        print('epoca', epoca, perdida.item())
with torch.no_grad():
    print('reconstruccion', nn.functional.mse_loss(ae(E[1000:]), E[1000:]).item())
