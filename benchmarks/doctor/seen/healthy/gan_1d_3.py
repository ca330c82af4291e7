"""GAN on a one-dimensional normal distribution."""
import torch
from torch import nn

torch.manual_seed(5)
G = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 1))
D = nn.Sequential(nn.Linear(1, 16), nn.LeakyReLU(0.2), nn.Linear(16, 1))
og = torch.optim.Adam(G.parameters(), lr=2e-3, betas=(0.5, 0.9))
od = torch.optim.Adam(D.parameters(), lr=2e-3, betas=(0.5, 0.9))
bce = nn.BCEWithLogitsLoss()
ones, zeros = torch.ones(64, 1), torch.zeros(64, 1)
for it in range(700):
    real = 1.5 + 0.5 * torch.randn(64, 1)
    fake = G(torch.randn(64, 4))
    od.zero_grad()
    ld = bce(D(real), ones) + bce(D(fake.detach()), zeros)
    ld.backward()
    od.step()
    og.zero_grad()
    lg = bce(D(fake), ones)
    lg.backward()
    og.step()
    if it % 100 == 0:
        print(it, ld.item(), lg.item())
with torch.no_grad():
    s = G(torch.randn(2000, 4))
print("distance of means", abs(s.mean().item() - 1.5))
