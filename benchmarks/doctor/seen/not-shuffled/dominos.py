import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset


class Grupos(Dataset):
    """Cuatro variedades de trigo, 150 granos de cada una."""

    def __init__(self, semilla, por_clase):
        g = torch.Generator().manual_seed(semilla)
        medias = torch.tensor([[-1.2, 0.9, 0.0], [1.2, 0.9, 0.4], [0.0, -1.0, 1.0], [0.0, -0.8, -1.2]])
        self.y = torch.arange(4).repeat_interleave(por_clase)
        self.x = medias[self.y] + 0.55 * torch.randn(4 * por_clase, 3, generator=g)

    def __len__(self):
        return len(self.y)

    def __getitem__(self, i):
        return self.x[i], self.y[i]


torch.manual_seed(1)
cargador = DataLoader(Grupos(1, 150), batch_size=20)
prueba = Grupos(2, 60)
modelo = nn.Sequential(nn.Linear(3, 16), nn.ReLU(), nn.Linear(16, 4))
opt = torch.optim.SGD(modelo.parameters(), lr=0.2, momentum=0.9)

for epoca in range(12):
    for x, y in cargador:
        opt.zero_grad()
        perdida = nn.functional.cross_entropy(modelo(x), y)
        perdida.backward()
        opt.step()
    with torch.no_grad():
        aciertos = (modelo(prueba.x).argmax(1) == prueba.y).float().mean().item()
    if epoca % 4 == 3:
        print(f"epoca {epoca + 1}: exactitud {aciertos:.3f}")
