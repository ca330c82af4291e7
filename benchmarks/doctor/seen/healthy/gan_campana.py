# GAN de juguete: aprender una normal de media 1.5 y desviacion 0.7
import torch
from torch import nn
import torch.nn.functional as F

torch.manual_seed(223)
G = nn.Sequential(nn.Linear(1, 16), nn.Tanh(), nn.Linear(16, 1))
D = nn.Sequential(nn.Linear(1, 16), nn.LeakyReLU(0.2), nn.Linear(16, 1))
og = torch.optim.Adam(G.parameters(), lr=2e-3, betas=(0.5, 0.9))
od = torch.optim.Adam(D.parameters(), lr=4e-3, betas=(0.5, 0.9))
uno, cero = torch.ones(128, 1), torch.zeros(128, 1)
for k in range(600):
    real = 1.5 + 0.7 * torch.randn(128, 1)
    falso = G(torch.randn(128, 1))
    ld = F.binary_cross_entropy_with_logits(D(real), uno) + F.binary_cross_entropy_with_logits(D(falso.detach()), cero)
    od.zero_grad()
    ld.backward()
    od.step()
    lg = F.binary_cross_entropy_with_logits(D(falso), uno)
    og.zero_grad()
    lg.backward()
    og.step()
    if k % 150 == 0:
        print(k, ld.item(), lg.item(), falso.mean().item(), falso.std().item())
with torch.no_grad():
    m = G(torch.randn(4000, 1))
print("distancia entre medias", (m.mean() - 1.5).abs().item())
