"""Recomendador de juguete: factorizar la matriz usuario x pelicula."""
from dataclasses import dataclass

import torch


@dataclass
class Config:
    usuarios: int = 60
    peliculas: int = 45
    k: int = 3
    pasos: int = 500
    lr: float = 0.05
    reg: float = 1e-3


cfg = Config()
torch.manual_seed(3)
gustos = torch.randn(cfg.usuarios, 3)
rasgos = torch.randn(cfg.peliculas, 3)
notas = gustos @ rasgos.T + 0.1 * torch.randn(cfg.usuarios, cfg.peliculas)
visto = torch.rand(cfg.usuarios, cfg.peliculas) < 0.7

P = torch.randn(cfg.usuarios, cfg.k, requires_grad=True) * 0.3
Q = torch.randn(cfg.peliculas, cfg.k, requires_grad=True) * 0.3
opt = torch.optim.Adam([P, Q], lr=cfg.lr)

for paso in range(cfg.pasos):
    pred = P @ Q.T
    loss = ((pred - notas)[visto] ** 2).mean() + cfg.reg * (P.pow(2).mean() + Q.pow(2).mean())
    opt.zero_grad()
    loss.backward()
    opt.step()
    if paso % 100 == 0:
        print(f"paso {paso:4d}  loss {loss.item():.4f}")

with torch.no_grad():
    resto = ((P @ Q.T - notas)[~visto] ** 2).mean().item()
print("error en las notas ocultas:", round(resto, 4))
