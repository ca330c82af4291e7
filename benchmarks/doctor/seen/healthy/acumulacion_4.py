# Entrenamiento con lotes pequeños acumulados: un paso cada 4 lotes
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(5)
n = 640
img = 0.4 * torch.randn(n, 1, 9, 9)
clase = torch.randint(0, 2, (n,))
for k in range(n):
    r, c = torch.randint(1, 6, (2,)).tolist()
    if clase[k]:
        img[k, 0, r:r + 3, c:c + 3] += 1.2
    else:
        img[k, 0, r:r + 3, c] += 1.8
        img[k, 0, r, c:c + 3] += 1.8
cargador = DataLoader(TensorDataset(img[:512], clase[:512]), batch_size=8, shuffle=True)
red = nn.Sequential(nn.Conv2d(1, 12, 3), nn.ReLU(), nn.Conv2d(12, 12, 3), nn.ReLU(), nn.AdaptiveMaxPool2d(1), nn.Flatten(), nn.Linear(12, 2))
opt = torch.optim.Adam(red.parameters(), lr=0.02)
ACUMULAR = 4
for epoca in range(12):
    opt.zero_grad()
    for i, (x, y) in enumerate(cargador):
        perdida = nn.functional.cross_entropy(red(x), y) / ACUMULAR
        perdida.backward()
        if (i + 1) % ACUMULAR == 0:
            opt.step()
            opt.zero_grad()
    if epoca % 3 == 2:
        print(epoca + 1, perdida.item() * ACUMULAR)
with torch.no_grad():
    print('prueba', nn.functional.cross_entropy(red(img[512:]), clase[512:]).item())
