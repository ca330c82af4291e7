"""Tiefes tanh-Netz: Abstand zum Ursprung und Winkel aus x, y vorhersagen."""
import math
import torch
from torch import nn

torch.manual_seed(11)
N = 512
xy = torch.rand(N, 2) * 4 - 2
r = xy.norm(dim=1)
ziel = torch.stack([torch.sin(2 * r), torch.cos(xy[:, 0] - xy[:, 1])], 1)
xy = (xy - xy.mean(0)) / xy.std(0)

TIEFE, BREITE = 24, 40
schichten = []
eingang = 2
for k in range(TIEFE):
    lin = nn.Linear(eingang, BREITE)
    nn.init.orthogonal_(lin.weight, gain=2.6)
    nn.init.zeros_(lin.bias)
    schichten += [lin, nn.Tanh()]
    eingang = BREITE
schichten.append(nn.Linear(BREITE, 2))
netz = nn.Sequential(*schichten)

opt = torch.optim.Adam(netz.parameters(), lr=1e-3)
mse = nn.MSELoss()
for epoche in range(60):
    perm = torch.randperm(N)
    summe = 0.0
    for i in range(0, N, 64):
        idx = perm[i:i + 64]
        opt.zero_grad()
        verlust = mse(netz(xy[idx]), ziel[idx])
        verlust.backward()
        opt.step()
        summe += verlust.item() * len(idx)
    if epoche % 10 == 0:
        print(epoche, summe / N)
print("mse", summe / N)
