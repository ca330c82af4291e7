"""A generator learns N(2, 0.5) in one dimension against a discriminator."""
import torch
from torch import nn

torch.manual_seed(6)
G = nn.Sequential(nn.Linear(4, 16), nn.Tanh(), nn.Linear(16, 1))
D = nn.Sequential(nn.Linear(1, 32), nn.LeakyReLU(0.2), nn.Linear(32, 1))
og = torch.optim.Adam(G.parameters(), lr=1e-3, betas=(0.5, 0.9))
od = torch.optim.Adam(D.parameters(), lr=4e-3, betas=(0.5, 0.9))
bce = nn.BCEWithLogitsLoss()
ones, zeros = torch.ones(128, 1), torch.zeros(128, 1)
means = []
for step in range(1200):
    real = 2 + 0.5 * torch.randn(128, 1)
    fake = G(torch.randn(128, 4))
    d_loss = bce(D(real), ones * 0.9) + bce(D(fake.detach()), zeros)
    od.zero_grad()
    d_loss.backward()
    od.step()
    g_loss = bce(D(G(torch.randn(128, 4))), ones)
    og.zero_grad()
    g_loss.backward()
    og.step()
    means.append(fake.mean().item())
    if step % 200 == 0:
        print(step, d_loss.item(), g_loss.item())
s = G(torch.randn(5000, 4))
print('std', s.std().item())
print('distance of the mean', abs(sum(means[-300:]) / 300 - 2))
