# Rendimiento de un invernadero a partir de sus sensores
import numpy as np
import torch
from torch import nn

rng = np.random.default_rng(99)
torch.manual_seed(99)
n = 700

temperatura = rng.normal(24, 4, n)
humedad = rng.uniform(40, 90, n)
luz = rng.gamma(4, 150, n)
co2 = np.full(n, 400.0)
riego = rng.normal(3, 0.8, n)
rendimiento = (8 - 0.03 * (temperatura - 25) ** 2 + 0.04 * humedad + 1.2 * np.log(luz)
               + 0.7 * riego + rng.normal(0, 0.15, n))

X = np.column_stack([temperatura, humedad, luz, co2, riego])
X = (X - X.mean(0)) / (X.std(0) + 1e-8)
y = (rendimiento - rendimiento.mean()) / rendimiento.std()
X = torch.tensor(X, dtype=torch.float32)
y = torch.tensor(y, dtype=torch.float32).unsqueeze(-1)

red = nn.Sequential(nn.Linear(X.shape[1], 24), nn.GELU(), nn.Linear(24, 1))
opt = torch.optim.NAdam(red.parameters(), lr=0.005)
huber = nn.SmoothL1Loss()
for epoca in range(50):
    for idx in torch.randperm(550).split(50):
        opt.zero_grad()
        huber(red(X[idx]), y[idx]).backward()
        opt.step()
    if epoca % 10 == 9:
        with torch.no_grad():
            print(epoca + 1, huber(red(X[:550]), y[:550]).item())
with torch.no_grad():
    print('prueba', huber(red(X[550:]), y[550:]).item())
