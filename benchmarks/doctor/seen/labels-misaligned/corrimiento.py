# predecir el consumo a partir de clima; cabecera del CSV de etiquetas leída como dato
import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

rng = np.random.default_rng(2)
clima = rng.normal(size=(500, 3)).astype("float32")
consumo = (1.5 * clima[:, 0] - clima[:, 1] * clima[:, 2]).astype("float32")
consumo = (consumo - consumo.mean()) / consumo.std()
etiquetas = np.concatenate([[0.0], consumo]).astype("float32")
X = torch.from_numpy(clima)
y = torch.from_numpy(etiquetas[:500]).unsqueeze(1)
torch.manual_seed(2)
dl = DataLoader(TensorDataset(X, y), batch_size=50, shuffle=True)
red = nn.Sequential(nn.Linear(3, 20), nn.Tanh(), nn.Linear(20, 1))
opt = torch.optim.Adam(red.parameters(), lr=0.01)
for ep in range(40):
    tot = 0.0
    for a, b in dl:
        l = nn.functional.mse_loss(red(a), b)
        opt.zero_grad()
        l.backward()
        opt.step()
        tot += l.item() / len(dl)
    if ep % 8 == 0:
        print(ep, tot)
print(tot)
