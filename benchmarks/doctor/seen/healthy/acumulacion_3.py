# Acumular gradientes de cuatro lotes pequeños antes de cada paso
import torch
from torch import nn
from torch.utils.data import TensorDataset, DataLoader

torch.manual_seed(8)
x = torch.randn(480, 5)
y = (x[:, :1] - 0.7 * x[:, 1:2] + torch.relu(x[:, 2:3])) / 1.5
cargador = DataLoader(TensorDataset(x, y), batch_size=12, shuffle=True)
red = nn.Sequential(nn.Linear(5, 24), nn.ReLU(), nn.Linear(24, 1))
opt = torch.optim.SGD(red.parameters(), lr=0.1, momentum=0.8)
ACUM = 4
for epoca in range(30):
    suma = 0.0
    for i, (a, b) in enumerate(cargador):
        perdida = nn.functional.mse_loss(red(a), b) / ACUM
        perdida.backward()
        suma += perdida.item() * ACUM
        if (i + 1) % ACUM == 0:
            opt.step()
            opt.zero_grad()
    if epoca % 10 == 9:
        print(epoca + 1, suma / len(cargador))
print("pérdida", suma / len(cargador))
