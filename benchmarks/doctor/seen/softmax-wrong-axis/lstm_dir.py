# Clasificar secuencias: creciente, decreciente u oscilante
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import Dataset, DataLoader, random_split


class Secuencias(Dataset):
    def __init__(self, n, T=12, seed=0):
        rng = np.random.default_rng(seed)
        t = np.linspace(0, 1, T)
        self.x, self.y = [], []
        for i in range(n):
            c = int(rng.integers(3))
            base = {0: 2 * t - 1, 1: 1 - 2 * t, 2: np.sin(4 * np.pi * t + rng.uniform(0, 6))}[c]
            self.x.append((base + 0.3 * rng.normal(size=T)).astype(np.float32))
            self.y.append(c)

    def __len__(self):
        return len(self.x)

    def __getitem__(self, i):
        return torch.from_numpy(self.x[i]).unsqueeze(-1), self.y[i]


class Clasificador(nn.Module):
    def __init__(self, oculto=16):
        super().__init__()
        self.lstm = nn.LSTM(1, oculto, batch_first=True)
        self.salida = nn.Linear(oculto, 3)

    def forward(self, x):
        _, (h, _) = self.lstm(x)
        return F.log_softmax(self.salida(h[-1]), dim=0)


torch.manual_seed(9)
todo = Secuencias(600, seed=9)
entreno, valid = random_split(todo, [480, 120])
carga = DataLoader(entreno, batch_size=40, shuffle=True)
carga_v = DataLoader(valid, batch_size=40)
modelo = Clasificador()
opt = torch.optim.Adam(modelo.parameters(), lr=0.01)
for epoca in range(20):
    modelo.train()
    for x, y in carga:
        opt.zero_grad()
        perdida = F.nll_loss(modelo(x), y)
        perdida.backward()
        opt.step()
    if epoca % 5 == 4:
        print("epoca", epoca + 1, perdida.item())
modelo.eval()
with torch.no_grad():
    total = sum(F.nll_loss(modelo(x), y, reduction="sum").item() for x, y in carga_v)
print("perdida de validacion", total / len(valid))
