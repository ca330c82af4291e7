"""One-dimensional GAN; prints the distance between the quantiles."""
import torch
from torch import nn

torch.manual_seed(12)
real = 0.8 + 0.5 * torch.randn(2000, 1)
G = nn.Sequential(nn.Linear(1, 16), nn.Tanh(), nn.Linear(16, 1))
D = nn.Sequential(nn.Linear(1, 16), nn.LeakyReLU(0.2), nn.Linear(16, 1))
opt_g = torch.optim.Adam(G.parameters(), lr=1e-3, betas=(0.0, 0.9))
opt_d = torch.optim.Adam(D.parameters(), lr=1e-2, betas=(0.0, 0.9))
bce = nn.BCEWithLogitsLoss()
ones, zeros = torch.ones(64, 1), torch.zeros(64, 1)
for step in range(700):
    xr = real[torch.randint(len(real), (64,))]
    xf = G(torch.randn(64, 1))
    opt_d.zero_grad()
    loss_d = bce(D(xr), ones) + bce(D(xf.detach()), zeros)
    loss_d.backward()
    opt_d.step()
    opt_g.zero_grad()
    loss_g = bce(D(xf), ones)
    loss_g.backward()
    opt_g.step()
    if step % 140 == 0:
        print(step, loss_d.item(), loss_g.item())
with torch.no_grad():
    fake = G(torch.randn(2000, 1))
q = torch.linspace(0.05, 0.95, 19)
print("quantile distance", (fake.quantile(q) - real.quantile(q)).abs().mean().item())
