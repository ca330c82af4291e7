# Media movil exponencial de los pesos (Polyak) sobre una regresion ruidosa
import copy
import torch
from torch import nn

torch.manual_seed(13)
X = torch.rand(1200, 4) * 3.4 - 1.7
Y = (torch.sin(X[:, 0]) + X[:, 1] * X[:, 2] / 2 + 0.3 * torch.randn(1200))[:, None]
modelo = nn.Sequential(nn.Linear(4, 24), nn.SiLU(), nn.Linear(24, 1))
sombra = copy.deepcopy(modelo).requires_grad_(False)
opt = torch.optim.SGD(modelo.parameters(), lr=0.1, momentum=0.5)
for paso in range(1200):
    f = torch.randint(0, 900, (60,))
    perdida = nn.functional.mse_loss(modelo(X[f]), Y[f])
    opt.zero_grad(set_to_none=True)
    perdida.backward()
    opt.step()
    with torch.no_grad():
        for s, p in zip(sombra.parameters(), modelo.parameters()):
            s.lerp_(p, 0.02)
    if paso % 200 == 0:
        print(paso, perdida.item())
with torch.no_grad():
    print('modelo', nn.functional.mse_loss(modelo(X[900:]), Y[900:]).item())
    print('sombra', nn.functional.mse_loss(sombra(X[900:]), Y[900:]).item())
