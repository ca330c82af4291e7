"""Polynomregression mit einer Konfigurationsklasse."""
from dataclasses import dataclass, field

import torch
from torch import nn


@dataclass
class Konfiguration:
    lernrate: float = 1.5
    schritte: int = 400
    grade: tuple = field(default_factory=lambda: (1, 2, 3))


class Polynom(nn.Module):
    def __init__(self, grade):
        super().__init__()
        self.grade = grade
        self.linear = nn.Linear(len(grade), 1)

    def forward(self, x):
        spalten = torch.cat([x ** g for g in self.grade], dim=1)
        return self.linear(spalten)


def trainiere(k: Konfiguration) -> float:
    torch.manual_seed(2)
    x = torch.rand(200, 1) * 2.6 - 1.3
    y = 0.5 - x + 0.8 * x ** 3 + 0.05 * torch.randn(200, 1)
    modell = Polynom(k.grade)
    opt = torch.optim.SGD(modell.parameters(), lr=k.lernrate)
    for schritt in range(k.schritte):
        opt.zero_grad()
        verlust = nn.functional.mse_loss(modell(x), y)
        verlust.backward()
        opt.step()
        if schritt < 5 or schritt % 50 == 0:
            print(f"Schritt {schritt}: {verlust.item():.4g}")
    return verlust.item()


print("Ende:", trainiere(Konfiguration()))
