# Profundidad máxima de paréntesis en una secuencia, LSTM con recorte de gradiente
import torch
import torch.nn as nn
from torch.nn.utils import clip_grad_norm_

torch.manual_seed(52)
L = 16


def secuencia():
    s, prof, maxi = [], 0, 0
    for _ in range(L):
        abrir = prof == 0 or torch.rand(1).item() < 0.5
        prof += 1 if abrir else -1
        maxi = max(maxi, prof)
        s.append([1.0 if abrir else -1.0])
    return s, maxi


pares = [secuencia() for _ in range(500)]
X = torch.tensor([p[0] for p in pares])
m = torch.tensor([float(p[1]) for p in pares]).unsqueeze(1) + 0.25 * torch.randn(500, 1)
m = (m - m.mean()) / m.std()

lstm = nn.LSTM(1, 32, batch_first=True)
cabeza = nn.Linear(32, 1)
pesos = list(lstm.parameters()) + list(cabeza.parameters())
opt = torch.optim.Adam(pesos, lr=0.015)
ajuste = torch.optim.lr_scheduler.LambdaLR(opt, lambda e: min(1, (e + 1) / 4) * 0.94 ** e)
for e in range(50):
    tot = 0.0
    for i in torch.randperm(500).split(50):
        _, (h, _) = lstm(X[i])
        l = nn.functional.smooth_l1_loss(cabeza(h[0]), m[i])
        opt.zero_grad()
        l.backward()
        norma = clip_grad_norm_(pesos, 1.0)
        opt.step()
        tot += l.item() / 10
    ajuste.step()
    if e % 8 == 0:
        print("época", e, "pérdida", tot, "norma", norma.item())
print("pérdida", tot)
