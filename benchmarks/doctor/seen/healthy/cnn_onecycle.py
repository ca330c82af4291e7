# Rede convolucional com normalização em lote e taxa de ciclo único
from dataclasses import dataclass

import torch
import torch.nn as nn
from torch.utils.data import Dataset, DataLoader


@dataclass
class Config:
    n_treino: int = 700
    n_teste: int = 250
    lote: int = 35
    epocas: int = 8
    taxa_max: float = 0.02


class Cruzes(Dataset):
    """Imagens 9x9 com um sinal de mais, um X ou uma moldura."""

    def __init__(self, n, semente):
        g = torch.Generator().manual_seed(semente)
        mais = torch.zeros(5, 5); mais[2] = 1; mais[:, 2] = 1
        xis = torch.eye(5); xis = torch.maximum(xis, xis.flip(0))
        moldura = torch.ones(5, 5); moldura[1:4, 1:4] = 0
        formas = torch.stack([mais, xis, moldura])
        self.y = torch.arange(n) % 3
        self.x = 0.35 * torch.randn(n, 1, 9, 9, generator=g)
        canto = torch.randint(0, 5, (n, 2), generator=g)
        for k in range(n):
            a, b = canto[k].tolist()
            self.x[k, 0, a:a + 5, b:b + 5] += formas[self.y[k]]

    def __len__(self):
        return len(self.y)

    def __getitem__(self, k):
        return self.x[k], self.y[k]


class Rede(nn.Module):
    def __init__(self):
        super().__init__()
        self.corpo = nn.Sequential(
            nn.Conv2d(1, 12, 3, padding=1, bias=False), nn.BatchNorm2d(12), nn.ReLU(),
            nn.Conv2d(12, 16, 3, padding=1, bias=False), nn.BatchNorm2d(16), nn.ReLU(),
            nn.AdaptiveMaxPool2d(2), nn.Flatten(), nn.Linear(64, 3))

    def forward(self, x):
        return self.corpo(x)


cfg = Config()
torch.manual_seed(1)
treino = DataLoader(Cruzes(cfg.n_treino, 1), batch_size=cfg.lote, shuffle=True)
teste = Cruzes(cfg.n_teste, 2)
rede = Rede()
otim = torch.optim.Adam(rede.parameters(), lr=1e-3)
ciclo = torch.optim.lr_scheduler.OneCycleLR(otim, cfg.taxa_max, epochs=cfg.epocas, steps_per_epoch=len(treino))
for epoca in range(cfg.epocas):
    rede.train()
    for x, y in treino:
        otim.zero_grad()
        perda = nn.functional.cross_entropy(rede(x), y)
        perda.backward()
        otim.step()
        ciclo.step()
    rede.eval()
    with torch.no_grad():
        acerto = (rede(teste.x).argmax(1) == teste.y).float().mean().item()
    print(f"época {epoca + 1}: acurácia {acerto:.3f}")
