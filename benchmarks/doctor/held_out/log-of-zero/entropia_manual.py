# Clasificación binaria con la entropía cruzada escrita a mano
import torch
import numpy as np

torch.manual_seed(17)
rng = np.random.default_rng(17)

n = 400
centros = rng.integers(0, 2, n)
radio = np.where(centros == 1, 2.2, 0.7) + rng.normal(0, 0.2, n)
angulo = rng.uniform(0, 2 * np.pi, n)
datos = np.c_[radio * np.cos(angulo), radio * np.sin(angulo)] / 1.2
x = torch.tensor(datos, dtype=torch.float32)
t = torch.tensor(centros, dtype=torch.float32)


class RedBinaria(torch.nn.Module):
    def __init__(self, h):
        super().__init__()
        self.a = torch.nn.Linear(2, h)
        self.b = torch.nn.Linear(h, h)
        self.c = torch.nn.Linear(h, 1)

    def forward(self, x):
        x = torch.relu(self.a(x))
        x = torch.relu(self.b(x))
        return torch.sigmoid(self.c(x)).squeeze(1)


def entropia(p, t):
    return -(t * torch.log(p) + (1 - t) * torch.log(1 - p)).mean()


red = RedBinaria(24)
opt = torch.optim.Adam(red.parameters(), lr=0.01)
for paso in range(1200):
    p = red(x)
    perdida = entropia(p, t)
    opt.zero_grad()
    perdida.backward()
    opt.step()
    if paso % 200 == 0:
        print(paso, perdida.item())
print("final", perdida.item())
