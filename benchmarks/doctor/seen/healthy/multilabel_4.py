# Etiquetas múltiples: cada artículo puede tener varios temas a la vez
import torch
import torch.nn as nn
from torch.utils.data import Dataset, DataLoader


class Articulos(Dataset):
    def __init__(self, n, proyeccion, semilla):
        gen = torch.Generator().manual_seed(semilla)
        self.x = torch.randn(n, 16, generator=gen)
        puntaje = self.x @ proyeccion + 0.1 * torch.randn(n, 5, generator=gen)
        self.y = (puntaje > torch.tensor([0.0, 0.3, -0.3, 0.8, 0.0])).float()

    def __len__(self):
        return len(self.x)

    def __getitem__(self, i):
        return {"rasgos": self.x[i], "temas": self.y[i]}


torch.manual_seed(71)
P = torch.randn(16, 5) / 4
entrenamiento = DataLoader(Articulos(2000, P, 1), batch_size=100, shuffle=True, drop_last=True)
prueba = DataLoader(Articulos(500, P, 2), batch_size=500)
red = nn.Sequential(nn.Linear(16, 32), nn.LayerNorm(32), nn.ReLU(), nn.Linear(32, 5))
opt = torch.optim.AdamW(red.parameters(), lr=0.01, weight_decay=0.05)
criterio = nn.BCEWithLogitsLoss()
for epoca in range(12):
    for lote in entrenamiento:
        opt.zero_grad()
        perdida = criterio(red(lote["rasgos"]), lote["temas"])
        perdida.backward()
        opt.step()
    print(f"época {epoca}: {perdida.item():.4f}")
red.eval()
with torch.no_grad():
    lote = next(iter(prueba))
    z = red(lote["rasgos"])
    print("exactitud media", ((z > 0).float() == lote["temas"]).float().mean().item())
    print("pérdida", criterio(z, lote["temas"]).item())
