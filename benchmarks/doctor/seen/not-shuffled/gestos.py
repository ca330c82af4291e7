"""Reconocer cuatro gestos a partir del acelerómetro (12 lecturas por gesto)."""
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(3)


def grabar(gesto: int, veces: int) -> torch.Tensor:
    t = torch.linspace(0, 1, 12)
    formas = [torch.sin(6.3 * t), torch.cos(6.3 * t), 2 * t - 1, 2 * (t - 0.5).abs() - 0.5]
    return formas[gesto] * (0.8 + 0.4 * torch.rand(veces, 1)) + 0.45 * torch.randn(veces, 12)


X = torch.cat([grabar(g, 130) for g in range(4)])
y = torch.arange(4).repeat_interleave(130)
X = (X - X.mean(0)) / X.std(0)

val = torch.arange(len(X)) % 5 == 0
entreno = DataLoader(TensorDataset(X[~val], y[~val]), batch_size=16)

modelo = nn.Sequential(nn.Linear(12, 24), nn.Tanh(), nn.Linear(24, 4))
perdida = nn.CrossEntropyLoss()
opt = torch.optim.SGD(modelo.parameters(), lr=0.4, weight_decay=3e-3)

for epoca in range(25):
    modelo.train()
    for xb, yb in entreno:
        opt.zero_grad()
        perdida(modelo(xb), yb).backward()
        opt.step()
    modelo.eval()
    with torch.no_grad():
        pv = perdida(modelo(X[val]), y[val]).item()
    if epoca % 5 == 4:
        print("época", epoca + 1, "validación", pv)
print("validación final", pv)
