# Red siamesa: ¿dos mediciones vienen del mismo objeto?
import torch
from torch import nn

torch.manual_seed(20)
prototipos = torch.randn(12, 10) * 1.5


def pares(n):
    a = torch.randint(0, 12, (n,))
    igual = torch.arange(n) % 2
    b = torch.where(igual == 1, a, (a + torch.randint(1, 12, (n,))) % 12)
    x1 = prototipos[a] + 0.3 * torch.randn(n, 10)
    x2 = prototipos[b] + 0.3 * torch.randn(n, 10)
    identicos = torch.rand(n) < 0.03
    x2[identicos & (igual == 1)] = x1[identicos & (igual == 1)]
    return x1, x2, igual.float()


class Siamesa(nn.Module):
    def __init__(self):
        super().__init__()
        self.rama = nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 8))

    def forward(self, x1, x2):
        d = self.rama(x1) - self.rama(x2)
        return torch.sqrt((d ** 2).sum(dim=1))


def contrastiva(dist, igual, margen=2.0):
    lejos = torch.clamp(margen - dist, min=0)
    return (igual * dist ** 2 + (1 - igual) * lejos ** 2).mean()


red = Siamesa()
opt = torch.optim.Adam(red.parameters(), lr=0.003)
for paso in range(400):
    x1, x2, igual = pares(64)
    opt.zero_grad()
    perdida = contrastiva(red(x1, x2), igual)
    perdida.backward()
    nn.utils.clip_grad_norm_(red.parameters(), 5.0)
    opt.step()
    if paso % 80 == 0:
        print(paso, perdida.item())

with torch.no_grad():
    x1, x2, igual = pares(500)
    acierto = ((red(x1, x2) < 1.0).float() == igual).float().mean().item()
print('acierto', acierto)
