import torch
from torch import nn
import torch.nn.functional as F


class VAE(nn.Module):
    def __init__(self, d, z):
        super().__init__()
        self.enc = nn.Linear(d, 32)
        self.mu = nn.Linear(32, z)
        self.logvar = nn.Linear(32, z)
        self.dec = nn.Sequential(nn.Linear(z, 32), nn.ReLU(), nn.Linear(32, d))

    def forward(self, x):
        h = torch.relu(self.enc(x))
        mu, logvar = self.mu(h), self.logvar(h)
        z = mu + torch.randn_like(mu) * (0.5 * logvar).exp()
        return self.dec(z), mu, logvar


def elbo(out, x, mu, logvar):
    rec = F.mse_loss(out, x, reduction="sum")
    kl = -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp())
    return (rec + 0.1 * kl) / len(x)


torch.manual_seed(14)
latent = torch.randn(1500, 3)
data = torch.tanh(latent @ torch.randn(3, 12)) + 0.1 * torch.randn(1500, 12)
data = (data - data.mean(0)) / data.std(0)
train, test = data[:1200], data[1200:]
model = VAE(12, 3)
opt = torch.optim.Adam(model.parameters(), lr=5e-3)
for epoch in range(25):
    running = 0.0
    for b in torch.randperm(1200).split(60):
        opt.zero_grad()
        loss = elbo(*[(o, train[b], m, l) for o, m, l in [model(train[b])]][0])
        loss.backward()
        opt.step()
        running += loss.item()
    if epoch % 5 == 0:
        print(epoch, running / 20)
with torch.no_grad():
    out, mu, lv = model(test)
    print("test reconstruction", F.mse_loss(model.dec(mu), test).item())
