"""Ensemble de redes: la media de varias redes entrenadas por separado mejora a una sola."""
import torch
from torch import nn, Tensor

K = 5


def hacer_datos(n: int) -> tuple[Tensor, Tensor]:
    x = torch.rand(n, 2) * 4 - 2
    y = torch.sin(2 * x[:, 0]) + 0.5 * x[:, 1] ** 2 + 0.25 * torch.randn(n)
    return x, ((y - y.mean()) / y.std()).unsqueeze(1)


def entrenar(x: Tensor, y: Tensor) -> nn.Module:
    red = nn.Sequential(nn.Linear(2, 24), nn.Tanh(), nn.Linear(24, 1))
    opt = torch.optim.Adam(red.parameters(), lr=0.02)
    for epoca in range(40):
        for i in torch.randperm(len(x)).split(40):
            opt.zero_grad()
            nn.functional.mse_loss(red(x[i]), y[i]).backward()
            opt.step()
    return red


torch.manual_seed(123)
x, y = hacer_datos(600)
x_ent, y_ent, x_pru, y_pru = x[:400], y[:400], x[400:], y[400:]

salidas = []
for k in range(K):
    torch.manual_seed(123)
    red = entrenar(x_ent, y_ent)
    with torch.no_grad():
        s = red(x_pru)
    salidas.append(s)
    print("red", k, "ECM", nn.functional.mse_loss(s, y_pru).item())

comite = torch.stack(salidas)
print("desviación entre redes", comite.std(0).mean().item())
print("ECM del comité", nn.functional.mse_loss(comite.mean(0), y_pru).item())
