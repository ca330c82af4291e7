# Detector de fallas en motores: dos capas ocultas
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import TensorDataset, DataLoader


def datos(n: int, semilla: int):
    g = torch.Generator().manual_seed(semilla)
    x = torch.randn(n, 6, generator=g)
    # la falla depende de la energia de la vibracion
    energia = (x[:, :3] ** 2).sum(1) + x[:, 3] * 0.7
    return x, (energia > 2.4).float()


class Detector(nn.Module):
    def __init__(self):
        super().__init__()
        self.entrada = nn.Linear(6, 48)
        self.media = nn.Linear(48, 24)
        self.final = nn.Linear(24, 1)
        nn.init.kaiming_normal_(self.entrada.weight, nonlinearity='relu')
        nn.init.constant_(self.entrada.bias, -9.0)

    def forward(self, x):
        x = F.relu(self.entrada(x))
        x = F.relu(self.media(x))
        return self.final(x).squeeze(-1)


torch.manual_seed(31)
modelo = Detector()
optim = torch.optim.Adam(modelo.parameters(), lr=3e-3)
cargador = DataLoader(TensorDataset(*datos(1600, 1)), batch_size=64, shuffle=True)
xp, yp = datos(500, 2)
for epoca in range(14):
    for xb, yb in cargador:
        optim.zero_grad()
        perdida = F.binary_cross_entropy_with_logits(modelo(xb), yb)
        perdida.backward()
        optim.step()
    with torch.no_grad():
        vp = F.binary_cross_entropy_with_logits(modelo(xp), yp).item()
    print(f'epoca {epoca:2d}  prueba {vp:.4f}')
print(vp)
