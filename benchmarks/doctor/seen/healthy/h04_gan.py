import torch
from torch import nn

torch.manual_seed(3)
G = nn.Sequential(nn.Linear(2, 24), nn.LeakyReLU(0.2), nn.Linear(24, 1))
D = nn.Sequential(nn.Linear(1, 24), nn.LeakyReLU(0.2), nn.Linear(24, 1))
og = torch.optim.Adam(G.parameters(), lr=2e-3, betas=(0.5, 0.99))
od = torch.optim.Adam(D.parameters(), lr=2e-3, betas=(0.5, 0.99))
bce = nn.BCEWithLogitsLoss()
for it in range(600):
    real = torch.randn(64, 1) * 0.7 + 2.0
    fake = G(torch.randn(64, 2))
    ld = bce(D(real), torch.ones(64, 1)) + bce(D(fake.detach()), torch.zeros(64, 1))
    od.zero_grad(); ld.backward(); od.step()
    lg = bce(D(fake), torch.ones(64, 1))
    og.zero_grad(); lg.backward(); og.step()
    if it % 150 == 0:
        print(it, ld.item(), lg.item())
with torch.no_grad():
    s = G(torch.randn(500, 2))
print("mean", s.mean().item(), "std", s.std().item())
