import numpy as np
import torch
from torch import nn


class Regresor(nn.Module):
    """Cinco capas ocultas para la demanda horaria de agua."""

    def __init__(self):
        super().__init__()
        anchos = [3, 32, 32, 32, 32, 32]
        self.capas = nn.ModuleList([nn.Linear(i, o) for i, o in zip(anchos, anchos[1:])])
        self.fin = nn.Linear(32, 1)
        for modulo in self.modules():
            if isinstance(modulo, nn.Linear):
                nn.init.normal_(modulo.weight, std=0.01)
                nn.init.zeros_(modulo.bias)

    def forward(self, x):
        for capa in self.capas:
            x = nn.functional.elu(capa(x))
        return self.fin(x)


rng = np.random.default_rng(70)
torch.manual_seed(70)
x = rng.uniform(-1.7, 1.7, (900, 3))
demanda = np.sin(2 * x[:, 0]) + 0.5 * x[:, 1] * x[:, 2] + 0.05 * rng.standard_normal(900)
x, demanda = torch.Tensor(x), torch.Tensor(demanda)[:, None]

modelo = Regresor()
opt = torch.optim.SGD(modelo.parameters(), lr=0.02, momentum=0.9)
plan = torch.optim.lr_scheduler.StepLR(opt, step_size=40, gamma=0.3)
mse = nn.MSELoss()
for epoca in range(60):
    for lote in torch.randperm(700).split(70):
        opt.zero_grad()
        loss = mse(modelo(x[lote]), demanda[lote])
        loss.backward()
        opt.step()
    plan.step()
    if epoca % 12 == 0:
        print('epoca', epoca, loss.item())
with torch.no_grad():
    print('ecm', mse(modelo(x[700:]), demanda[700:]).item())
