# ¿Se puede predecir la nota final con 12 respuestas de una encuesta?
import torch
from torch import nn

torch.manual_seed(28)
n_ent, n_val = 60, 200
coef = torch.randn(12, 1)
X = torch.randn(n_ent + n_val, 12)
nota = X @ coef / coef.norm() + 0.6 * torch.randn(n_ent + n_val, 1)

Xe, Xv = X[:n_ent], X[n_ent:]
ye, yv = nota[:n_ent], nota[n_ent:]


class Red(nn.Module):
    def __init__(self, ocultas=128):
        super().__init__()
        self.f = nn.Sequential(
            nn.Linear(12, ocultas), nn.ELU(),
            nn.Linear(ocultas, ocultas), nn.ELU(),
            nn.Linear(ocultas, 1),
        )

    def forward(self, x):
        return self.f(x)


red = Red()
mse = nn.MSELoss()
adam = torch.optim.Adam(red.parameters(), lr=1e-3)
curva = []
for epoca in range(500):
    red.train()
    for i in torch.randperm(n_ent).split(25):
        adam.zero_grad()
        l = mse(red(Xe[i]), ye[i])
        l.backward()
        adam.step()
    red.eval()
    with torch.no_grad():
        curva.append((mse(red(Xe), ye).item(), mse(red(Xv), yv).item()))
    if epoca % 50 == 0 or epoca == 499:
        print("época %3d  entrenamiento %.4f  validación %.4f" % (epoca, *curva[-1]))
