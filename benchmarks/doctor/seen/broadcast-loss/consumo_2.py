# Consumo de combustible segun peso, potencia y cilindrada
from typing import Tuple
import torch
from torch import nn, Tensor
from torch.utils.data import TensorDataset, DataLoader


def generar(n: int) -> Tuple[Tensor, Tensor]:
    peso = 1.3 + 0.3 * torch.randn(n)
    potencia = 110 + 35 * torch.randn(n)
    cilindrada = 1.8 + 0.5 * torch.randn(n)
    consumo = 2.5 + 3.1 * peso + 0.02 * potencia + 0.004 * (cilindrada * 10 - 18) ** 2 + 0.1 * torch.randn(n)
    return torch.stack([peso, potencia, cilindrada], dim=1), consumo


torch.manual_seed(14)
X, y = generar(750)
X = (X - X.mean(0)) / X.std(0)
y = (y - y.mean()) / y.std()
entreno = DataLoader(TensorDataset(X[:600], y[:600]), batch_size=30, shuffle=True)


class Red(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.l1 = nn.Linear(3, 20)
        self.l2 = nn.Linear(20, 1)

    def forward(self, x: Tensor) -> Tensor:
        return self.l2(torch.nn.functional.elu(self.l1(x)))


red = Red()
opt = torch.optim.RMSprop(red.parameters(), lr=0.003)
for epoca in range(25):
    for xb, yb in entreno:
        opt.zero_grad()
        perdida = nn.functional.mse_loss(red(xb), yb)
        perdida.backward()
        opt.step()
    if epoca % 5 == 0:
        print(epoca, perdida.item())

with torch.no_grad():
    residuo = red(X[600:]).flatten() - y[600:].flatten()
print('error cuadratico en prueba', (residuo ** 2).mean().item())
