"""Variational autoencoder on points near a curved sheet; losses are summed and divided by n."""
import torch
from torch import nn

torch.manual_seed(308)
mix = torch.randn(4, 10) / 2


def sheet(n):
    u = 2 * torch.rand(n, 2) - 1
    f = torch.stack([2 * u[:, 0], 2 * u[:, 1], torch.sin(3 * u[:, 0]), torch.cos(3 * u[:, 1]) - 0.05], 1)
    return f @ mix + 0.05 * torch.randn(n, 10)


class VAE(nn.Module):
    def __init__(self, d=10, z=3, h=40):
        super().__init__()
        self.enc = nn.Sequential(nn.Linear(d, h), nn.SiLU())
        self.mu, self.logvar = nn.Linear(h, z), nn.Linear(h, z)
        self.dec = nn.Sequential(nn.Linear(z, h), nn.SiLU(), nn.Linear(h, d))

    def forward(self, x):
        h = self.enc(x)
        mu, logvar = self.mu(h), self.logvar(h)
        z = mu + torch.exp(0.5 * logvar) * torch.randn_like(mu)
        return self.dec(z), mu, logvar


def elbo(x, out, mu, logvar, beta=0.003):
    rec = ((out - x) ** 2).sum()
    kl = -0.5 * (1 + logvar - mu ** 2 - logvar.exp()).sum()
    return (rec + beta * kl) / len(x)


train, test = sheet(800), sheet(200)
vae = VAE()
opt = torch.optim.Adam(vae.parameters(), lr=0.01)
sched = torch.optim.lr_scheduler.CosineAnnealingLR(opt, 50)
for epoch in range(50):
    for i in torch.randperm(800).split(50):
        loss = elbo(train[i], *vae(train[i]))
        opt.zero_grad()
        loss.backward()
        opt.step()
    sched.step()
    if epoch % 10 == 0:
        print(f"epoch {epoch} elbo loss {loss.item():.4f}")
with torch.no_grad():
    out = vae.dec(vae.mu(vae.enc(test)))
    print("test reconstruction mse", nn.functional.mse_loss(out, test).item())
