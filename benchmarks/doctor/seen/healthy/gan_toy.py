import torch
from torch import nn
torch.manual_seed(6)
real = lambda n: torch.randn(n, 1) * 0.5 + 1.5
G = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 1))
D = nn.Sequential(nn.Linear(1, 16), nn.LeakyReLU(0.2), nn.Linear(16, 1))
og = torch.optim.Adam(G.parameters(), lr=2e-3, betas=(0.5, 0.999))
od = torch.optim.Adam(D.parameters(), lr=2e-3, betas=(0.5, 0.999))
bce = nn.BCEWithLogitsLoss()
for step in range(700):
    x = real(64)
    fake = G(torch.randn(64, 2))
    ld = bce(D(x), torch.ones(64, 1)) + bce(D(fake.detach()), torch.zeros(64, 1))
    od.zero_grad(); ld.backward(); od.step()
    lg = bce(D(fake), torch.ones(64, 1))
    og.zero_grad(); lg.backward(); og.step()
    if step % 100 == 0:
        print(step, "D", ld.item(), "G", lg.item())
with torch.no_grad():
    s = G(torch.randn(2000, 2))
print("std", s.std().item(), "distance of the means", abs(s.mean().item() - 1.5))
