"""Predicción del consumo a partir de cinco sensores (práctica de la asignatura)."""
import torch
from torch import nn, optim
from torch.utils.data import Dataset, DataLoader


class Sensores(Dataset):
    def __init__(self, n, semilla):
        g = torch.Generator().manual_seed(semilla)
        self.x = torch.randn(n, 5, generator=g)
        ruido = 0.05 * torch.randn(n, generator=g)
        self.y = torch.relu(self.x[:, 0]) - 0.5 * self.x[:, 1] * self.x[:, 2] + 0.3 * self.x[:, 4] + ruido

    def __len__(self):
        return len(self.x)

    def __getitem__(self, i):
        return self.x[i], self.y[i]


class Red(nn.Module):
    def __init__(self):
        super().__init__()
        self.capas = nn.Sequential(
            nn.Linear(5, 40), nn.ReLU(),
            nn.Linear(40, 40), nn.ReLU(),
            nn.Linear(40, 1),
        )

    def forward(self, x):
        return self.capas(x).squeeze(-1)


def entrenar(red, cargador, opt, perdida):
    suma, n = 0.0, 0
    for x, y in cargador:
        salida = red(x)
        l = perdida(salida, y)
        l.backward()
        opt.zero_grad()
        opt.step()
        suma += l.item() * len(x)
        n += len(x)
    return suma / n


torch.manual_seed(8)
cargador = DataLoader(Sensores(600, 1), batch_size=30, shuffle=True)
red = Red()
opt = optim.Adam(red.parameters(), lr=3e-3)
for e in range(25):
    media = entrenar(red, cargador, opt, nn.MSELoss())
    print("época", e, "ECM", round(media, 5))
