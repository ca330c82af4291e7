import torch
import torch.nn as nn

torch.manual_seed(7)
G = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 1))
D = nn.Sequential(nn.Linear(1, 16), nn.LeakyReLU(0.2), nn.Linear(16, 1))
og = torch.optim.Adam(G.parameters(), lr=2e-3, betas=(0.5, 0.9))
od = torch.optim.Adam(D.parameters(), lr=2e-3, betas=(0.5, 0.9))
bce = nn.BCEWithLogitsLoss()
one, zero = torch.ones(64, 1), torch.zeros(64, 1)
for it in range(700):
    real = torch.randn(64, 1) * 0.5 + 1.5
    fake = G(torch.randn(64, 4))
    ld = bce(D(real), one) + bce(D(fake.detach()), zero)
    od.zero_grad()
    ld.backward()
    od.step()
    lg = bce(D(fake), one)
    og.zero_grad()
    lg.backward()
    og.step()
    if it % 140 == 0:
        print(it, round(ld.item(), 3), round(lg.item(), 3))
with torch.no_grad():
    s = G(torch.randn(2000, 4))
print("std", s.std().item(), "distance of means", abs(s.mean().item() - 1.5))
