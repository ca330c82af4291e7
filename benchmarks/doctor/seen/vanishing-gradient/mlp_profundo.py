"""Clasificador de flores con una red honda (práctica 4)."""
from typing import Tuple

import numpy as np
import torch
from sklearn.datasets import make_classification
from sklearn.preprocessing import StandardScaler
from torch import Tensor, nn
from torch.utils.data import DataLoader, TensorDataset


def datos(semilla: int = 1) -> Tuple[Tensor, Tensor]:
    X, y = make_classification(900, 8, n_informative=8, n_redundant=0, n_classes=3,
                               class_sep=2.0, n_clusters_per_class=1, flip_y=0, random_state=semilla)
    X = StandardScaler().fit_transform(X)
    return torch.tensor(X, dtype=torch.float32), torch.tensor(y)


class RedHonda(nn.Module):
    def __init__(self, entradas: int, clases: int, ancho: int = 24, capas: int = 8) -> None:
        super().__init__()
        tamanos = [entradas] + [ancho] * capas
        self.capas = nn.ModuleList(nn.Linear(a, b) for a, b in zip(tamanos, tamanos[1:]))
        self.salida = nn.Linear(ancho, clases)

    def forward(self, x: Tensor) -> Tensor:
        for capa in self.capas:
            x = torch.sigmoid(capa(x))
        return self.salida(x)


def entrenar(epocas: int = 40) -> None:
    torch.manual_seed(0)
    X, y = datos()
    cargador = DataLoader(TensorDataset(X[:700], y[:700]), batch_size=32, shuffle=True)
    red = RedHonda(8, 3)
    criterio = nn.CrossEntropyLoss()
    optim = torch.optim.SGD(red.parameters(), lr=0.05, momentum=0.9)
    for epoca in range(epocas):
        total = 0.0
        for xb, yb in cargador:
            optim.zero_grad()
            perdida = criterio(red(xb), yb)
            perdida.backward()
            optim.step()
            total += perdida.item() * len(xb)
        if epoca % 5 == 0:
            print("época", epoca, "pérdida", total / 700)
    with torch.no_grad():
        bien = (red(X[700:]).argmax(1) == y[700:]).float().mean()
    print("acierto en prueba:", bien.item())


if __name__ == "__main__":
    entrenar()
