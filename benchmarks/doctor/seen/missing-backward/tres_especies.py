import argparse
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, Dataset, random_split


class Especies(Dataset):
    """Medidas sintéticas de tres especies (largo, ancho, peso)."""

    def __init__(self, n=1200):
        centros = torch.tensor([[0.0, 0.0, 1.5], [1.4, -1.0, -0.7], [-1.5, 0.9, -0.8]])
        self.etiqueta = torch.randint(0, 3, (n,))
        medidas = centros[self.etiqueta] + 0.7 * torch.randn(n, 3)
        self.medidas = (medidas - medidas.mean(0)) / medidas.std(0)

    def __len__(self):
        return len(self.etiqueta)

    def __getitem__(self, i):
        return self.medidas[i], self.etiqueta[i]


def entrenar_epoca(modelo, cargador, opt):
    modelo.train()
    total = 0.0
    for x, y in cargador:
        opt.zero_grad()
        salida = modelo(x)
        perdida = F.cross_entropy(salida, y)
        opt.step()
        total += perdida.item() * x.size(0)
    return total / len(cargador.dataset)


@torch.no_grad()
def evaluar(modelo, cargador):
    modelo.eval()
    bien = sum((modelo(x).argmax(1) == y).sum().item() for x, y in cargador)
    return bien / len(cargador.dataset)


if __name__ == "__main__":
    ap = argparse.ArgumentParser()
    ap.add_argument("--epocas", type=int, default=15)
    ap.add_argument("--lr", type=float, default=0.02)
    args = ap.parse_args()
    torch.manual_seed(8)
    entreno, prueba = random_split(Especies(), [900, 300])
    c1 = DataLoader(entreno, batch_size=30, shuffle=True)
    c2 = DataLoader(prueba, batch_size=100)
    modelo = nn.Sequential(nn.Linear(3, 16), nn.ReLU(), nn.Linear(16, 3))
    opt = torch.optim.AdamW(modelo.parameters(), lr=args.lr)
    for e in range(args.epocas):
        p = entrenar_epoca(modelo, c1, opt)
        print(f"[{e:02d}] pérdida={p:.4f} exactitud={evaluar(modelo, c2):.4f}")
