"""Clasificacion de ventanas de un acelerometro con una LSTM (practica de Aprendizaje Automatico II)."""
import numpy as np
import torch
import torch.nn as nn
from torch.utils.data import TensorDataset, DataLoader


def generar(n, gen):
    t = np.arange(20)
    fase = gen.uniform(0, 2 * np.pi, (n, 1))
    clase = gen.integers(0, 3, n)
    frec = np.array([0.25, 0.5, 0.9])[clase][:, None]
    senal = np.sin(frec * t + fase) + gen.normal(0, 0.25, (n, 20))
    return torch.tensor(senal, dtype=torch.float32).unsqueeze(-1), torch.tensor(clase)


class ClasificadorLSTM(nn.Module):
    def __init__(self, ocultas=16, clases=3):
        super().__init__()
        self.lstm = nn.LSTM(1, ocultas, batch_first=True)
        self.salida = nn.Linear(ocultas, clases)

    def forward(self, x):
        sec, (h, c) = self.lstm(x)
        ultimo = h[-1].data
        return self.salida(ultimo)


gen = np.random.default_rng(0)
torch.manual_seed(0)
Xtr, ytr = generar(480, gen)
Xte, yte = generar(240, gen)
cargador = DataLoader(TensorDataset(Xtr, ytr), batch_size=48, shuffle=True)

modelo = ClasificadorLSTM()
criterio = nn.CrossEntropyLoss()
opt = torch.optim.Adam(modelo.parameters(), lr=0.01)

for epoca in range(40):
    modelo.train()
    suma = 0.0
    for xb, yb in cargador:
        opt.zero_grad()
        perdida = criterio(modelo(xb), yb)
        perdida.backward()
        opt.step()
        suma += perdida.item()
    if epoca % 8 == 0:
        print(f'epoca {epoca:2d}  perdida {suma / len(cargador):.4f}')

modelo.eval()
with torch.no_grad():
    acierto = (modelo(Xte).argmax(1) == yte).float().mean().item()
print('acierto en test', acierto)
