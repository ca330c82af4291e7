"""A toy GAN: the generator learns a normal distribution with mean 3 and spread 0.5."""
import torch
from torch import nn

torch.manual_seed(4)
G = nn.Sequential(nn.Linear(4, 16), nn.Tanh(), nn.Linear(16, 1))
D = nn.Sequential(nn.Linear(1, 24), nn.LeakyReLU(0.2), nn.Linear(24, 24), nn.LeakyReLU(0.2), nn.Linear(24, 1))
opt_g = torch.optim.Adam(G.parameters(), lr=1e-3, betas=(0.5, 0.99))
opt_d = torch.optim.Adam(D.parameters(), lr=2e-3, betas=(0.5, 0.99))
bce = nn.BCEWithLogitsLoss()
one, zero = torch.ones(128, 1), torch.zeros(128, 1)

for step in range(1200):
    real = 3.0 + 0.5 * torch.randn(128, 1)
    fake = G(torch.randn(128, 4))
    d_loss = bce(D(real - 3), one) + bce(D(fake.detach() - 3), zero)
    opt_d.zero_grad()
    d_loss.backward()
    opt_d.step()

    g_loss = bce(D(fake - 3), one)
    opt_g.zero_grad()
    g_loss.backward()
    opt_g.step()
    if step % 200 == 0:
        print(f"step {step} D {d_loss.item():.3f} G {g_loss.item():.3f} mean {fake.mean().item():.3f} std {fake.std().item():.3f}")

with torch.no_grad():
    s = G(torch.randn(4000, 4))
print("distance of the mean", abs(s.mean().item() - 3.0))
