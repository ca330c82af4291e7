# VAE pequeño: negativo de la ELBO
import torch
from torch import nn

torch.manual_seed(0)
ang = torch.rand(600, 1) * 6.283
X = torch.cat([torch.cos(ang), torch.sin(ang), torch.cos(2 * ang)], 1) + 0.05 * torch.randn(600, 3)


class VAE(nn.Module):
    def __init__(self):
        super().__init__()
        self.e = nn.Sequential(nn.Linear(3, 32), nn.Tanh())
        self.mu, self.lv = nn.Linear(32, 2), nn.Linear(32, 2)
        self.d = nn.Sequential(nn.Linear(2, 32), nn.Tanh(), nn.Linear(32, 3))

    def forward(self, x):
        h = self.e(x)
        mu, lv = self.mu(h), self.lv(h)
        z = mu + torch.randn_like(mu) * (0.5 * lv).exp()
        return self.d(z), mu, lv


m = VAE()
opt = torch.optim.Adam(m.parameters(), lr=5e-3)
for ep in range(60):
    for idx in torch.randperm(600).split(60):
        r, mu, lv = m(X[idx])
        rec = ((r - X[idx]) ** 2).sum(1).mean()
        kl = -0.5 * (1 + lv - mu ** 2 - lv.exp()).sum(1).mean()
        loss = rec + 0.02 * kl
        opt.zero_grad()
        loss.backward()
        opt.step()
    if ep % 12 == 0:
        print(ep, rec.item(), kl.item())
print(loss.item())
