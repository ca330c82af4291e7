# Averías de una bomba: 5 % de los registros, pero la vibración las delata
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(81)
n = 1600
averia = (torch.arange(n) % 20 == 0).float()[torch.randperm(n)]
vibracion = torch.randn(n) + 4.5 * averia * torch.where(torch.rand(n) < 0.5, 1.0, -1.0)
presion = torch.randn(n)
caudal = 0.5 * presion + torch.randn(n) - 1.5 * averia
X = torch.stack([vibracion, presion, caudal], 1)
X = (X - X.mean(0)) / X.std(0)

ent, pru = slice(0, 1100), slice(1100, n)
cargador = DataLoader(TensorDataset(X[ent], averia[ent]), batch_size=50, shuffle=True)
red = nn.Sequential(nn.Linear(3, 12), nn.Tanh(), nn.Linear(12, 1), nn.Flatten(0))
opt = torch.optim.Adam(red.parameters(), lr=0.02, weight_decay=1e-3)
hist = []
for epoca in range(40):
    for x, a in cargador:
        l = nn.functional.binary_cross_entropy_with_logits(red(x), a)
        opt.zero_grad()
        l.backward()
        opt.step()
        hist.append(l.item())
    if epoca % 6 == 5:
        print("época", epoca + 1, "pérdida", sum(hist[-22:]) / 22)

with torch.no_grad():
    p = (red(X[pru]) > 0).float()
tp, fp, fn = (p * averia[pru]).sum(), (p * (1 - averia[pru])).sum(), ((1 - p) * averia[pru]).sum()
print("sensibilidad", (tp / (tp + fn)).item(), "precisión", (tp / (tp + fp)).item())
print("F1", (2 * tp / (2 * tp + fp + fn)).item())
