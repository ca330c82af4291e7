# Clasificar frutas por peso, diámetro y color (datos inventados)
import random
import numpy as np
import torch
import torch.nn as nn
from torch.utils.data import Dataset, DataLoader


def fijar_semilla(semilla):
    random.seed(semilla)
    np.random.seed(semilla)
    torch.manual_seed(semilla)


class Frutas(Dataset):
    MEDIAS = np.array([[0.0, 1.2, -1.0], [1.3, -0.6, 0.4], [-1.2, -0.7, 0.8]])

    def __init__(self, cantidad):
        self.clase = np.random.randint(0, 3, cantidad)
        self.rasgos = self.MEDIAS[self.clase] + np.random.normal(0, 0.7, (cantidad, 3))

    def __len__(self):
        return len(self.clase)

    def __getitem__(self, k):
        return torch.tensor(self.rasgos[k], dtype=torch.float32), int(self.clase[k])


def entrenar_epoca(red, cargador, opt, costo):
    fijar_semilla(123)
    red.train()
    total = 0.0
    for x, c in cargador:
        opt.zero_grad()
        J = costo(red(x), c)
        J.backward()
        opt.step()
        total += J.item()
    return total / len(cargador)


fijar_semilla(123)
cargador_ent = DataLoader(Frutas(600), batch_size=30, shuffle=True)
cargador_val = DataLoader(Frutas(200), batch_size=200)
red = nn.Sequential(nn.Linear(3, 10), nn.ELU(), nn.Dropout(0.1), nn.Linear(10, 3))
opt = torch.optim.Adam(red.parameters(), lr=5e-3)
costo = nn.CrossEntropyLoss()
for e in range(25):
    J = entrenar_epoca(red, cargador_ent, opt, costo)
    if e % 5 == 0:
        print("época", e, "pérdida", J)

red.eval()
with torch.no_grad():
    for x, c in cargador_val:
        print("exactitud", (red(x).argmax(1) == c).float().mean().item())
        print("pérdida de validación", costo(red(x), c).item())
