# Promedio movil de los pesos (EMA) y calentamiento de la tasa
import copy
import torch
from torch import nn
from sklearn.datasets import make_gaussian_quantiles

X, y = make_gaussian_quantiles(n_samples=1800, n_features=3, n_classes=2, random_state=10)
X = torch.tensor(X, dtype=torch.float32)
y = torch.tensor(y)
Xe, ye, Xp, yp = X[:1400], y[:1400], X[1400:], y[1400:]

torch.manual_seed(10)
red = nn.Sequential(nn.Linear(3, 32), nn.SiLU(), nn.Linear(32, 2))
promedio = copy.deepcopy(red).requires_grad_(False)
opt = torch.optim.NAdam(red.parameters(), lr=0.01)
calentar = torch.optim.lr_scheduler.LambdaLR(opt, lambda k: min(1.0, (k + 1) / 40))
criterio = nn.CrossEntropyLoss()
for epoca in range(30):
    for lote in torch.randperm(len(Xe)).split(70):
        opt.zero_grad()
        perdida = criterio(red(Xe[lote]), ye[lote])
        perdida.backward()
        opt.step()
        calentar.step()
        with torch.no_grad():
            for a, b in zip(promedio.parameters(), red.parameters()):
                a.lerp_(b, 0.05)
    if epoca % 8 == 0:
        print('epoca', epoca, perdida.item())
with torch.no_grad():
    print('exactitud EMA', (promedio(Xp).argmax(1) == yp).float().mean().item())
