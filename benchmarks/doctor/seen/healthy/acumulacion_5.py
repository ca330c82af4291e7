# Acumulo gradientes de 4 minilotes porque la tarjeta no da para más
import torch
from torch import nn
from sklearn.datasets import load_wine
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(2)
vino = load_wine()
x = torch.tensor((vino.data - vino.data.mean(0)) / vino.data.std(0), dtype=torch.float32)
y = torch.tensor(vino.target)
p = torch.randperm(len(x))
x, y = x[p], y[p]
cargador = DataLoader(TensorDataset(x[:128], y[:128]), batch_size=8, shuffle=True)
modelo = nn.Sequential(nn.Linear(13, 10), nn.Tanh(), nn.Linear(10, 3))
opt = torch.optim.SGD(modelo.parameters(), lr=0.2, momentum=0.9, weight_decay=1e-3)
ACUM = 4
for epoca in range(15):
    opt.zero_grad()
    for k, (a, b) in enumerate(cargador):
        perdida = nn.functional.cross_entropy(modelo(a), b) / ACUM
        perdida.backward()
        if (k + 1) % ACUM == 0:
            opt.step()
            opt.zero_grad()
    if epoca % 3 == 0:
        print(epoca, perdida.item() * ACUM)
with torch.no_grad():
    print("prueba", nn.functional.cross_entropy(modelo(x[128:]), y[128:]).item())
