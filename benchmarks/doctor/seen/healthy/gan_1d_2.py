# GAN: aprender una normal N(3, 0.7)
import torch
import torch.nn as nn

torch.manual_seed(0)
G = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 1))
D = nn.Sequential(nn.Linear(1, 16), nn.LeakyReLU(0.2), nn.Linear(16, 1))
og = torch.optim.Adam(G.parameters(), lr=1e-3, betas=(0.5, 0.99))
od = torch.optim.Adam(D.parameters(), lr=2e-3, betas=(0.5, 0.99))
bce = nn.BCEWithLogitsLoss()
uno, cero = torch.ones(64, 1), torch.zeros(64, 1)
for it in range(900):
    real = 3 + 0.7 * torch.randn(64, 1)
    falso = G(torch.randn(64, 2))
    ld = bce(D(real), uno) + bce(D(falso.detach()), cero)
    od.zero_grad()
    ld.backward()
    od.step()
    lg = bce(D(falso), uno)
    og.zero_grad()
    lg.backward()
    og.step()
    if it % 150 == 0:
        print(it, ld.item(), lg.item())
with torch.no_grad():
    print("distancia de medias", (G(torch.randn(2000, 2)).mean() - 3).abs().item())
