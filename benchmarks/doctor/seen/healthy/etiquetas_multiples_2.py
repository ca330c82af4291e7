"""Varias etiquetas por canción: bailable, triste, acústica, en vivo."""
from __future__ import annotations

import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset


class Canciones(Dataset):
    def __init__(self, n: int, semilla: int) -> None:
        g = torch.Generator().manual_seed(semilla)
        self.rasgos = torch.randn(n, 7, generator=g)
        mezcla = torch.randn(7, 4, generator=torch.Generator().manual_seed(1060))
        self.etiquetas = ((self.rasgos @ mezcla + 0.3 * torch.randn(n, 4, generator=g)) > 0).float()

    def __len__(self) -> int:
        return self.rasgos.size(0)

    def __getitem__(self, i: int):
        return self.rasgos[i], self.etiquetas[i]


def aciertos(red: nn.Module, datos: Canciones) -> float:
    with torch.no_grad():
        return ((red(datos.rasgos) > 0) == (datos.etiquetas > 0.5)).float().mean().item()


def main() -> None:
    torch.manual_seed(106)
    entreno, prueba = Canciones(1200, 1), Canciones(400, 2)
    red = nn.Sequential(nn.Linear(7, 24), nn.ReLU(), nn.Linear(24, 4))
    opt = torch.optim.Adam(red.parameters(), lr=4e-3)
    criterio = nn.BCEWithLogitsLoss()
    for epoca in range(12):
        for x, t in DataLoader(entreno, batch_size=40, shuffle=True):
            opt.zero_grad()
            perdida = criterio(red(x), t)
            perdida.backward()
            opt.step()
        print(f"{epoca:2d} perdida {perdida.item():.4f} aciertos {aciertos(red, prueba):.4f}")


if __name__ == "__main__":
    main()
