"""A GAN that learns a 1-D mixture; score = Wasserstein distance to real samples."""
import torch
import torch.nn as nn

torch.manual_seed(103)


def real(n):
    side = torch.randint(0, 2, (n, 1)).float() * 2 - 1
    return 1.0 * side + 0.35 * torch.randn(n, 1)


G = nn.Sequential(nn.Linear(4, 24), nn.LeakyReLU(0.2), nn.Linear(24, 24), nn.LeakyReLU(0.2), nn.Linear(24, 1))
D = nn.Sequential(nn.Linear(1, 24), nn.LeakyReLU(0.2), nn.Linear(24, 24), nn.LeakyReLU(0.2), nn.Linear(24, 1))
opt_g = torch.optim.Adam(G.parameters(), lr=2e-3, betas=(0.5, 0.99))
opt_d = torch.optim.Adam(D.parameters(), lr=2e-3, betas=(0.5, 0.99))
bce = nn.BCEWithLogitsLoss()
ones, zeros = torch.ones(128, 1), torch.zeros(128, 1)


def distance(n=2000):
    with torch.no_grad():
        a = G(torch.randn(n, 4)).flatten().sort().values
        b = real(n).flatten().sort().values
    return (a - b).abs().mean().item()


print("before", distance())
for step in range(600):
    fake = G(torch.randn(128, 4))
    d_loss = bce(D(real(128)), ones * 0.9) + bce(D(fake.detach()), zeros)
    opt_d.zero_grad()
    d_loss.backward()
    opt_d.step()

    g_loss = bce(D(fake), ones)
    opt_g.zero_grad()
    g_loss.backward()
    opt_g.step()
    if step % 200 == 199:
        print(f"{step + 1} D {d_loss.item():.3f} G {g_loss.item():.3f} distance {distance():.3f}")
print("distance", distance())
