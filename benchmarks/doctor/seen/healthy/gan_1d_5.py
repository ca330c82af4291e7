# A GAN that learns a one-dimensional Gaussian
import torch
import torch.nn as nn


class Generator(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(2, 16), nn.Tanh(), nn.Linear(16, 1))

    def forward(self, z):
        return self.net(z)


class Critic(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(1, 16), nn.LeakyReLU(0.2), nn.Linear(16, 1))

    def forward(self, x):
        return self.net(x)


torch.manual_seed(0)
gen, disc = Generator(), Critic()
opt_g = torch.optim.Adam(gen.parameters(), lr=2e-3, betas=(0.5, 0.999))
opt_d = torch.optim.Adam(disc.parameters(), lr=2e-3, betas=(0.5, 0.999))
bce = nn.BCEWithLogitsLoss()
MEAN, STD, N = 1.5, 0.6, 128

for step in range(1200):
    real = MEAN + STD * torch.randn(N, 1)
    fake = gen(torch.randn(N, 2))
    d_loss = bce(disc(real), torch.ones(N, 1)) + bce(disc(fake.detach()), torch.zeros(N, 1))
    opt_d.zero_grad()
    d_loss.backward()
    opt_d.step()

    g_loss = bce(disc(fake), torch.ones(N, 1))
    opt_g.zero_grad()
    g_loss.backward()
    opt_g.step()
    if step % 200 == 0:
        print(step, round(d_loss.item(), 3), round(g_loss.item(), 3))

with torch.no_grad():
    sample = gen(torch.randn(4000, 2))
gap = abs(sample.mean().item() - MEAN) + abs(sample.std().item() - STD)
print("distance to the target distribution", gap)
