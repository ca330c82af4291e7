# Prediccion de compra: tabla de clientes con un Dataset propio
import numpy as np
import torch
from torch import nn
from torch.utils.data import Dataset, DataLoader


class Clientes(Dataset):
    columnas = ['edad', 'visitas', 'pais', 'gasto', 'antiguedad']

    def __init__(self, n, semilla):
        r = np.random.RandomState(semilla)
        tabla = {
            'edad': r.randn(n),
            'visitas': r.randn(n),
            'pais': np.full(n, 1.0),
            'gasto': r.randn(n),
            'antiguedad': r.rand(n) * 2 - 1,
        }
        self.X = torch.tensor(np.stack([tabla[c] for c in self.columnas], axis=1), dtype=torch.float32)
        puntaje = 1.5 * tabla['visitas'] + tabla['gasto'] - tabla['edad'] * tabla['antiguedad']
        self.y = torch.tensor(puntaje + 0.2 * r.randn(n) > 0, dtype=torch.float32)

    def __len__(self):
        return self.X.shape[0]

    def __getitem__(self, i):
        return self.X[i], self.y[i]


torch.manual_seed(15)
entreno, prueba = Clientes(1500, 15), Clientes(400, 16)
modelo = nn.Sequential(nn.Linear(5, 20), nn.ReLU(), nn.Linear(20, 1), nn.Flatten(0))
opt = torch.optim.Adam(modelo.parameters(), lr=0.01, weight_decay=1e-4)
fn = nn.BCEWithLogitsLoss()
for epoca in range(14):
    for x, y in DataLoader(entreno, 50, shuffle=True):
        opt.zero_grad()
        p = fn(modelo(x), y)
        p.backward()
        opt.step()
    print('epoca', epoca, p.item())
with torch.no_grad():
    print('acierto', ((modelo(prueba.X) > 0) == prueba.y.bool()).float().mean().item())
