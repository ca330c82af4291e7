"""A GAN that learns a one-dimensional normal distribution with mean 1 and deviation 0.5."""
import torch
import torch.nn as nn

torch.manual_seed(304)
real_mean, real_std = 1.0, 0.5
G = nn.Sequential(nn.Linear(1, 16), nn.Tanh(), nn.Linear(16, 1))
D = nn.Sequential(nn.Linear(2, 24), nn.LeakyReLU(0.2), nn.Linear(24, 24), nn.LeakyReLU(0.2), nn.Linear(24, 1))
opt_g = torch.optim.Adam(G.parameters(), lr=1e-3, betas=(0.5, 0.99))
opt_d = torch.optim.Adam(D.parameters(), lr=4e-3, betas=(0.5, 0.99))
fade = [torch.optim.lr_scheduler.ExponentialLR(o, 0.997) for o in (opt_g, opt_d)]
bce = nn.BCEWithLogitsLoss()
BS = 96


def lift(s):
    return torch.cat([s, s ** 2], dim=1)


for it in range(800):
    real = real_mean + real_std * torch.randn(BS, 1)
    fake = G(torch.randn(BS, 1))
    d_loss = bce(D(lift(real)), torch.ones(BS, 1)) + bce(D(lift(fake.detach())), torch.zeros(BS, 1))
    opt_d.zero_grad()
    d_loss.backward()
    opt_d.step()

    g_loss = bce(D(lift(G(torch.randn(BS, 1)))), torch.ones(BS, 1))
    opt_g.zero_grad()
    g_loss.backward()
    opt_g.step()
    for f in fade:
        f.step()
    if it % 200 == 0:
        print(f"{it:5d} D {d_loss.item():.3f} G {g_loss.item():.3f}")

with torch.no_grad():
    s = G(torch.randn(4000, 1))
print("mean", s.mean().item(), "std", s.std().item())
print("distance", (abs(s.mean().item() - real_mean) + abs(s.std().item() - real_std)))
