# Detección de un evento poco frecuente (6 %) con muestreo equilibrado
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset, WeightedRandomSampler

torch.manual_seed(23)


def sensores(n):
    y = (torch.rand(n) < 0.06).long()
    x = torch.randn(n, 5)
    x[:, 0] += 3.0 * y
    x[:, 3] -= 2.5 * y
    return x / torch.tensor([1.2, 1.0, 1.0, 1.15, 1.0]), y


x_ent, y_ent = sensores(3000)
x_pru, y_pru = sensores(1500)
frecuencia = torch.bincount(y_ent)
pesos = 1.0 / frecuencia[y_ent].float()
muestreador = WeightedRandomSampler(pesos, num_samples=3000, replacement=True)
cargador = DataLoader(TensorDataset(x_ent, y_ent), batch_size=60, sampler=muestreador)

red = nn.Sequential(nn.Linear(5, 4), nn.Tanh(), nn.Linear(4, 2))
opt = torch.optim.SGD(red.parameters(), lr=0.3)
plan = torch.optim.lr_scheduler.ExponentialLR(opt, 0.8)
for epoca in range(12):
    for x, y in cargador:
        perdida = nn.functional.cross_entropy(red(x), y)
        opt.zero_grad()
        perdida.backward()
        opt.step()
    plan.step()
    print("época", epoca, "pérdida", round(perdida.item(), 4))

with torch.no_grad():
    pred = red(x_pru).argmax(1)
print("sensibilidad", (pred[y_pru == 1] == 1).float().mean().item())
print("exactitud", (pred == y_pru).float().mean().item())
