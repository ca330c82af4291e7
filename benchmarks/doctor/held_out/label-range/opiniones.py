# Clasificar reseñas (vector de 10 palabras clave) en 1 a 5 estrellas
import torch
import torch.nn as nn
from torch.utils.data import Dataset, DataLoader


class Resenas(Dataset):
    def __init__(self, cuantas=1000, semilla=13):
        g = torch.Generator().manual_seed(semilla)
        self.estrellas = torch.randint(1, 6, (cuantas,), generator=g)
        tono = (self.estrellas.float() - 3) / 1.4
        pesos = torch.randn(10, generator=g)
        self.vectores = tono[:, None] * pesos + 0.4 * torch.randn(cuantas, 10, generator=g)

    def __len__(self):
        return self.estrellas.numel()

    def __getitem__(self, i):
        return self.vectores[i], self.estrellas[i]


class Clasificador(nn.Module):
    def __init__(self, n_palabras=10, n_estrellas=5):
        super().__init__()
        self.red = nn.Sequential(nn.Linear(n_palabras, 32), nn.ReLU(), nn.Linear(32, n_estrellas))

    def forward(self, v):
        return self.red(v)


torch.manual_seed(13)
datos = DataLoader(Resenas(), batch_size=50, shuffle=True)
modelo = Clasificador()
optimizador = torch.optim.Adam(modelo.parameters(), lr=0.01)
criterio = nn.CrossEntropyLoss()

for epoca in range(20):
    acumulada = 0.0
    for v, e in datos:
        optimizador.zero_grad()
        perdida = criterio(modelo(v), e)
        perdida.backward()
        optimizador.step()
        acumulada += perdida.item()
    print(f"época {epoca + 1:2d}  pérdida {acumulada / len(datos):.4f}")
