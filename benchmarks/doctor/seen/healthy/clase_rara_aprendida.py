# Transacciones: una de cada cuarenta es fraude, pero se distingue bien
import torch
import torch.nn as nn
from torch.utils.data import TensorDataset, DataLoader

torch.manual_seed(81)


def transacciones(n):
    fraude = (torch.rand(n) < 0.025).long()
    x = torch.randn(n, 5)
    x[fraude == 1] += torch.tensor([3.2, -3.0, 0.0, 1.8, 0.0])
    return x, fraude


xe, fe = transacciones(6000)
xp, fp = transacciones(4000)
m, s = xe.mean(0), xe.std(0)
xe, xp = (xe - m) / s, (xp - m) / s
red = nn.Sequential(nn.Linear(5, 8), nn.Tanh(), nn.Linear(8, 2))
opt = torch.optim.Adam(red.parameters(), lr=0.02, weight_decay=1e-4)
lotes = DataLoader(TensorDataset(xe, fe), batch_size=100, shuffle=True)
for epoca in range(15):
    for x, f in lotes:
        opt.zero_grad()
        perdida = nn.functional.cross_entropy(red(x), f)
        perdida.backward()
        opt.step()
    print("época", epoca + 1, round(perdida.item(), 5))
with torch.no_grad():
    pred = red(xp).argmax(1)
print("exactitud", (pred == fp).float().mean().item())
print("recuerdo del fraude", (pred[fp == 1] == 1).float().mean().item())
