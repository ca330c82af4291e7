"""Deteccion de fraude en pagos con tarjeta (datos simulados)."""
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def simular(n_normal, n_fraude, semilla):
    g = torch.Generator().manual_seed(semilla)
    normal = torch.randn(n_normal, 6, generator=g)
    fraude = torch.randn(n_fraude, 6, generator=g) * 0.9 + torch.tensor([1.1, 0.8, -0.7, 0.6, 0.0, -0.4])
    x = torch.cat([normal, fraude])
    y = torch.cat([torch.zeros(n_normal), torch.ones(n_fraude)])
    return x, y


class Detector(nn.Module):
    def __init__(self):
        super().__init__()
        self.capas = nn.Sequential(nn.Linear(6, 8), nn.ReLU(), nn.Linear(8, 1))

    def forward(self, x):
        return self.capas(x).squeeze(-1)


def exhaustividad_media(modelo, x, y):
    with torch.no_grad():
        pred = (torch.sigmoid(modelo(x)) >= 0.5).float()
    por_clase = [(pred[y == c] == c).float().mean().item() for c in (0, 1)]
    print('por clase:', [round(v, 3) for v in por_clase])
    return sum(por_clase) / 2


torch.manual_seed(70)
x, y = simular(2940, 60, semilla=1)
xv, yv = simular(400, 400, semilla=2)
cargador = DataLoader(TensorDataset(x, y), batch_size=100, shuffle=True)
modelo = Detector()
criterio = nn.BCEWithLogitsLoss()
opt = torch.optim.Adam(modelo.parameters(), lr=0.003)
for epoca in range(20):
    for xb, yb in cargador:
        opt.zero_grad()
        perdida = criterio(modelo(xb), yb)
        perdida.backward()
        opt.step()
    if epoca % 5 == 0:
        print('epoca', epoca, perdida.item())
print('exhaustividad media', exhaustividad_media(modelo, xv, yv))
