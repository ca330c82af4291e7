"""Kleine Übung: Vorhersage der nächsten Temperatur (künstliche Reihe)."""
import math
from typing import Tuple

import torch
from torch import Tensor, nn

torch.manual_seed(5)


def reihe(n: int) -> Tensor:
    t = torch.arange(n, dtype=torch.float32)
    r = torch.sin(2 * math.pi * t / 24) + 0.4 * torch.sin(2 * math.pi * t / 9) + 0.1 * torch.randn(n)
    return (r - r.mean()) / r.std()


def fenster(r: Tensor, breite: int) -> Tuple[Tensor, Tensor]:
    x = r.unfold(0, breite + 1, 1)
    return x[:, :-1], x[:, -1:]


def eine_epoche(netz: nn.Module, opt, x: Tensor, y: Tensor, stapel: int = 50) -> float:
    summe = 0.0
    for idx in torch.randperm(len(x)).split(stapel):
        verlust = nn.functional.mse_loss(netz(x[idx]), y[idx])
        opt.zero_grad()
        verlust.backward()
        opt.step()
        summe += verlust * len(idx)
    return float(summe) / len(x)


x, y = fenster(reihe(620), 12)
netz = nn.Sequential(nn.Linear(12, 20), nn.ReLU(), nn.Linear(20, 1))
opt = torch.optim.AdamW(netz.parameters(), lr=4e-3)
for epoche in range(80):
    v = eine_epoche(netz, opt, x, y)
    if epoche % 16 == 0:
        print(f"Epoche {epoche:2d}: {v:.4f}")
print("Letzter Verlust", v)
