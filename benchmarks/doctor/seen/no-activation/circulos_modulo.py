from __future__ import annotations

import torch
from torch import Tensor, nn
from sklearn.datasets import make_circles


class RedCirculos(nn.Module):
    """Tres capas densas para separar dos anillos."""

    def __init__(self, ancho: int) -> None:
        super().__init__()
        self.entrada = nn.Linear(2, ancho)
        self.media = nn.Linear(ancho, ancho)
        self.salida = nn.Linear(ancho, 1)

    def forward(self, x: Tensor) -> Tensor:
        x = self.entrada(x)
        x = self.media(x)
        return self.salida(x).squeeze(-1)


def entrenar(red: nn.Module, x: Tensor, y: Tensor, pasos: int) -> None:
    opt = torch.optim.AdamW(red.parameters(), lr=1e-2)
    for i in range(pasos):
        perdida = nn.functional.binary_cross_entropy_with_logits(red(x), y)
        opt.zero_grad()
        perdida.backward()
        opt.step()
        if i % 100 == 0:
            print(i, perdida.item())


if __name__ == "__main__":
    torch.manual_seed(30)
    datos, etiqueta = make_circles(700, noise=0.08, factor=0.5, random_state=30)
    x = torch.tensor(datos, dtype=torch.float32) / 0.6
    y = torch.tensor(etiqueta, dtype=torch.float32)
    red = RedCirculos(16)
    entrenar(red, x[:500], y[:500], 250)
    with torch.no_grad():
        z = red(x[500:])
        print("exactitud", ((z > 0) == (y[500:] > 0.5)).float().mean().item())
        print("pérdida", nn.functional.binary_cross_entropy_with_logits(z, y[500:]).item())
