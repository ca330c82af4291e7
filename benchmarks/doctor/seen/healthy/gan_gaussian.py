"""A generative adversarial toy: learn to sample from a one-dimensional normal distribution."""
import torch
import torch.nn as nn

torch.manual_seed(1)
MEAN, STD = 3.0, 0.8


def real(n):
    return MEAN + STD * torch.randn(n, 1)


generator = nn.Sequential(nn.Linear(4, 16), nn.ELU(), nn.Linear(16, 1))
discriminator = nn.Sequential(nn.Linear(1, 24), nn.ELU(), nn.Linear(24, 1))
g_opt = torch.optim.Adam(generator.parameters(), lr=2e-3, betas=(0.5, 0.99))
d_opt = torch.optim.Adam(discriminator.parameters(), lr=1e-2, betas=(0.5, 0.99))
scheds = [torch.optim.lr_scheduler.CosineAnnealingLR(o, 800) for o in (g_opt, d_opt)]
bce = nn.BCEWithLogitsLoss()
ones, zeros = torch.ones(128, 1), torch.zeros(128, 1)

for step in range(800):
    fake = generator(torch.randn(128, 4))
    d_opt.zero_grad()
    d_loss = bce(discriminator(real(128)), ones) + bce(discriminator(fake.detach()), zeros)
    d_loss.backward()
    d_opt.step()

    g_opt.zero_grad()
    g_loss = bce(discriminator(fake), ones)
    g_loss.backward()
    g_opt.step()
    for sched in scheds:
        sched.step()
    if step % 150 == 0:
        print(f"{step:4d} D {d_loss.item():.3f} G {g_loss.item():.3f} mean {fake.mean().item():.2f} std {fake.std().item():.2f}")

with torch.no_grad():
    sample = generator(torch.randn(4000, 4)).sort(0).values
    target = real(4000).sort(0).values
print("earth mover distance", (sample - target).abs().mean().item())
