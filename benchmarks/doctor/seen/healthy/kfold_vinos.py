# Validacion cruzada con cinco pliegues: cinco redes, una tras otra
import numpy as np
import torch
from torch import nn
from sklearn.datasets import load_wine
from sklearn.model_selection import StratifiedKFold

vino = load_wine()
notas = []
torch.manual_seed(311)
for k, (ent, val) in enumerate(StratifiedKFold(5, shuffle=True, random_state=311).split(vino.data, vino.target)):
    mu, sd = vino.data[ent].mean(0), vino.data[ent].std(0)
    x = torch.tensor((vino.data - mu) / sd, dtype=torch.float32)
    y = torch.tensor(vino.target)
    ent, val = torch.tensor(ent), torch.tensor(val)
    red = nn.Sequential(nn.Linear(13, 12), nn.Tanh(), nn.Linear(12, 3))
    opt = torch.optim.SGD(red.parameters(), lr=0.1, momentum=0.9, weight_decay=0.01)
    for epoca in range(40):
        for lote in ent[torch.randperm(len(ent))].split(24):
            loss = nn.functional.cross_entropy(red(x[lote]), y[lote])
            opt.zero_grad()
            loss.backward()
            opt.step()
    with torch.no_grad():
        acc = (red(x[val]).argmax(1) == y[val]).float().mean().item()
    notas.append(acc)
    print("pliegue", k, "perdida", round(loss.item(), 4), "acierto", round(acc, 3))
print("media", np.mean(notas).item())
