import torch
from torch import nn

torch.manual_seed(3)
G = nn.Sequential(nn.Linear(2, 16), nn.Tanh(), nn.Linear(16, 1))
D = nn.Sequential(nn.Linear(1, 16), nn.LeakyReLU(0.2), nn.Linear(16, 1))
opt_g = torch.optim.Adam(G.parameters(), lr=2e-3, betas=(0.5, 0.9))
opt_d = torch.optim.Adam(D.parameters(), lr=2e-3, betas=(0.5, 0.9))
bce = nn.BCEWithLogitsLoss()


def real(n):
    return 1.5 + 0.6 * torch.randn(n, 1)


one, zero = torch.ones(64, 1), torch.zeros(64, 1)
for step in range(1200):
    fake = G(torch.randn(64, 2))
    d_loss = bce(D(real(64)), one) + bce(D(fake.detach()), zero)
    opt_d.zero_grad()
    d_loss.backward()
    opt_d.step()

    g_loss = bce(D(fake), one)
    opt_g.zero_grad()
    g_loss.backward()
    opt_g.step()
    if step % 200 == 0:
        print(step, "D", d_loss.item(), "G", g_loss.item())

with torch.no_grad():
    s = G(torch.randn(2000, 2))
    print("mean", s.mean().item(), "std", s.std().item())
    print("distance of the moments", ((s.mean() - 1.5).abs() + (s.std() - 0.6).abs()).item())
