import numpy as np
import torch
import torch.nn as nn

rng = np.random.default_rng(0)
filas = []
for especie, centro in ((1, (0.0, 2.0)), (2, (1.8, -1.0)), (3, (-1.8, -1.0))):
    for _ in range(80):
        filas.append([*(rng.normal(centro, 0.5)), especie])
tabla = np.array(filas)
rng.shuffle(tabla)
x = torch.tensor(tabla[:, :2], dtype=torch.float32)
x = (x - x.mean(0)) / x.std(0)
y = torch.tensor(tabla[:, 2], dtype=torch.long)

torch.manual_seed(0)
red = nn.Sequential(nn.Linear(2, 10), nn.ReLU(), nn.Linear(10, 3))
opt = torch.optim.SGD(red.parameters(), lr=0.2)
ce = nn.CrossEntropyLoss()
for e in range(40):
    for b in torch.randperm(240).split(24):
        opt.zero_grad()
        perdida = ce(red(x[b]), y[b])
        perdida.backward()
        opt.step()
print("perdida", perdida.item())
