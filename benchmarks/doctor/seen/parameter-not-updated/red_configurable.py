import argparse
import torch
from torch import nn, optim
from torch.utils.data import TensorDataset, DataLoader


class RedConfigurable(nn.Module):
    """MLP con un número de capas intermedias a elegir."""

    def __init__(self, entrada: int, ancho: int, profundidad: int):
        super().__init__()
        self.primera = nn.Linear(entrada, ancho)
        self.capas = [nn.Linear(ancho, ancho) for _ in range(profundidad)]
        self.ultima = nn.Linear(ancho, 1)

    def forward(self, x):
        x = torch.tanh(self.primera(x))
        for capa in self.capas:
            x = torch.tanh(capa(x))
        return self.ultima(x).squeeze(1)


def datos(n: int):
    g = torch.Generator().manual_seed(21)
    x = torch.rand(n, 2, generator=g) * 4 - 2
    y = torch.sin(2.0 * x[:, 0] * x[:, 1]) + 0.05 * torch.randn(n, generator=g)
    return x, y


if __name__ == "__main__":
    ap = argparse.ArgumentParser()
    ap.add_argument("--ancho", type=int, default=16)
    ap.add_argument("--profundidad", type=int, default=2)
    ap.add_argument("--epocas", type=int, default=60)
    args = ap.parse_args()

    torch.manual_seed(0)
    x, y = datos(768)
    cargador = DataLoader(TensorDataset(x, y), batch_size=64, shuffle=True)
    red = RedConfigurable(2, args.ancho, args.profundidad)
    optimizador = optim.Adam(red.parameters(), lr=8e-3)
    plan = optim.lr_scheduler.CosineAnnealingLR(optimizador, args.epocas)
    criterio = nn.MSELoss()
    for epoca in range(args.epocas):
        suma = 0.0
        for xb, yb in cargador:
            optimizador.zero_grad()
            perdida = criterio(red(xb), yb)
            perdida.backward()
            optimizador.step()
            suma += perdida.item() * len(xb)
        plan.step()
        if (epoca + 1) % 10 == 0:
            print("época %d: %.5f" % (epoca + 1, suma / len(x)))
    print("final: %.5f" % (suma / len(x)))
