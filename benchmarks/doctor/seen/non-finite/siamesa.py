# Red siamesa con pérdida contrastiva (Hadsell et al., 2006) sobre formas de 8 puntos
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(90)
N = 240
tipo = torch.arange(N) % 4
plantillas = torch.randn(4, 8) * 1.5
formas = plantillas[tipo] + 0.5 * torch.randn(N, 8)
formas = (formas - formas.mean(0)) / formas.std(0)


class Siamesa(nn.Module):
    def __init__(self):
        super().__init__()
        self.codifica = nn.Sequential(nn.Linear(8, 24), nn.Tanh(), nn.Linear(24, 2))

    def forward(self, a, b):
        u, v = self.codifica(a), self.codifica(b)
        return torch.sqrt(((u - v) ** 2).sum(1))


def contrastiva(d, iguales, margen=1.5):
    return (iguales * d ** 2 + (1 - iguales) * F.relu(margen - d) ** 2).mean()


red = Siamesa()
opt = torch.optim.Adam(red.parameters(), lr=5e-3)
for epoca in range(60):
    i, j = torch.randperm(N), torch.randint(0, N, (N,))
    for k in range(0, N, 40):
        a, b = i[k:k + 40], j[k:k + 40]
        igual = (tipo[a] == tipo[b]).float()
        perdida = contrastiva(red(formas[a], formas[b]), igual)
        opt.zero_grad()
        perdida.backward()
        opt.step()
    if epoca % 10 == 0:
        print("epoca", epoca, "perdida", perdida.item())

j = torch.randperm(N)
print("perdida", contrastiva(red(formas, formas[j]), (tipo == tipo[j]).float()).item())
