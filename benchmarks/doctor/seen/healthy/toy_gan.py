# GAN de juguete: imitar una normal N(1.5, 0.5) en una dimension
import torch
from torch import nn

torch.manual_seed(61)
G = nn.Sequential(nn.Linear(2, 16), nn.Tanh(), nn.Linear(16, 1))
D = nn.Sequential(nn.Linear(1, 16), nn.LeakyReLU(0.2), nn.Linear(16, 1))
optG = torch.optim.Adam(G.parameters(), lr=2e-3, betas=(0.5, 0.9))
optD = torch.optim.Adam(D.parameters(), lr=2e-3, betas=(0.5, 0.9))
bce = nn.BCEWithLogitsLoss()
n = 128
unos, ceros = torch.ones(n, 1), torch.zeros(n, 1)

for paso in range(1200):
    real = 1.5 + 0.5 * torch.randn(n, 1)
    falso = G(torch.randn(n, 2))
    perdida_d = bce(D(real), unos) + bce(D(falso.detach()), ceros)
    optD.zero_grad()
    perdida_d.backward()
    optD.step()

    perdida_g = bce(D(G(torch.randn(n, 2))), unos)
    optG.zero_grad()
    perdida_g.backward()
    optG.step()
    if paso % 300 == 0:
        print(f"paso {paso}: D {perdida_d.item():.3f} G {perdida_g.item():.3f}")

with torch.no_grad():
    muestra = G(torch.randn(4000, 2))
print("error de media y desviacion:", abs(muestra.mean().item() - 1.5) + abs(muestra.std().item() - 0.5))
