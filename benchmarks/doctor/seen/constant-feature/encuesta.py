import numpy as np
import torch
import torch.nn as nn

rng = np.random.default_rng(5)
n = 320
horas = rng.uniform(0, 10, n)
sueno = rng.normal(7, 1, n)
curso = np.full(n, 2)
faltas = rng.poisson(3, n)
nota = 0.6 * horas + 0.5 * (sueno - 7) - 0.3 * faltas + 0.03 * (horas - 5) ** 2 + rng.normal(0, 0.4, n)

X = np.column_stack([horas, sueno, curso, faltas]).astype(np.float32)
X = (X - X.mean(0)) / (X.std(0) + 1e-8)
y = ((nota - nota.mean()) / nota.std()).astype(np.float32)
X, y = torch.from_numpy(X), torch.from_numpy(y).view(-1, 1)

torch.manual_seed(5)
red = nn.Sequential(nn.Linear(4, 12), nn.Tanh(), nn.Linear(12, 1))
opt = torch.optim.Adam(red.parameters(), lr=0.01)
for epoca in range(60):
    for b in torch.randperm(n).split(32):
        loss = nn.functional.mse_loss(red(X[b]), y[b])
        opt.zero_grad()
        loss.backward()
        opt.step()
with torch.no_grad():
    print("ecm", nn.functional.mse_loss(red(X), y).item())
