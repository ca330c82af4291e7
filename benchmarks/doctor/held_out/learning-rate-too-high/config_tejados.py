"""Valor de una vivienda a partir de ocho variables ya normalizadas."""
import torch
from torch import nn

cfg = dict(
    capas=[8, 32, 16, 1],
    tasa_aprendizaje=1.5,
    momento=0.9,
    lote=64,
    epocas=40,
    semilla=3,
)

torch.manual_seed(cfg["semilla"])


def construir(capas):
    mods = []
    for a, b in zip(capas[:-1], capas[1:]):
        mods += [nn.Linear(a, b), nn.Tanh()]
    return nn.Sequential(*mods[:-1])


def generar(n):
    x = torch.randn(n, 8)
    v = 0.8 * x[:, 0] - 0.6 * x[:, 1] + 0.5 * x[:, 2] * x[:, 3] + 0.4 * torch.cos(2 * x[:, 4]) + 0.05 * torch.randn(n)
    return x, v.unsqueeze(1)


x, v = generar(1500)
xv, vv = generar(300)
red = construir(cfg["capas"])
opt = torch.optim.SGD(red.parameters(), lr=cfg["tasa_aprendizaje"], momentum=cfg["momento"])
ecm = nn.MSELoss()

for epoca in range(cfg["epocas"]):
    barajado = torch.randperm(len(x))
    for ini in range(0, len(x), cfg["lote"]):
        sel = barajado[ini:ini + cfg["lote"]]
        opt.zero_grad()
        error = ecm(red(x[sel]), v[sel])
        error.backward()
        opt.step()
    with torch.no_grad():
        val = ecm(red(xv), vv).item()
    if epoca % 4 == 3:
        print(f"época {epoca + 1:3d} | entrenamiento {error.item():.4f} | validación {val:.4f}")
