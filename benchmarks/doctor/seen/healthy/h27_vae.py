import torch
from torch import nn

torch.manual_seed(27)
th = torch.rand(500) * 6.283
data = torch.stack([th.cos(), th.sin(), th.cos() * th.sin() * 2], 1) + 0.05 * torch.randn(500, 3)
enc = nn.Sequential(nn.Linear(3, 32), nn.SiLU(), nn.Linear(32, 4))
dec = nn.Sequential(nn.Linear(2, 32), nn.SiLU(), nn.Linear(32, 3))
opt = torch.optim.Adam([*enc.parameters(), *dec.parameters()], lr=5e-3)
for ep in range(40):
    for i in torch.randperm(500).split(50):
        mu, logvar = enc(data[i]).chunk(2, dim=1)
        z = mu + torch.randn_like(mu) * (0.5 * logvar).exp()
        rec = ((dec(z) - data[i]) ** 2).sum(1).mean()
        kl = -0.5 * (1 + logvar - mu ** 2 - logvar.exp()).sum(1).mean()
        loss = rec + 0.02 * kl
        opt.zero_grad()
        loss.backward()
        opt.step()
    if ep % 10 == 9:
        print(ep + 1, rec.item(), kl.item())
print("rec", rec.item())
