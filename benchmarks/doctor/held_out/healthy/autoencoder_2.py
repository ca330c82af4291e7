"""Denoising autoencoder on 12 correlated sensors living on a 3-d manifold."""
import torch
import torch.nn as nn


class AE(nn.Module):
    def __init__(self, d=12, code=3):
        super().__init__()
        self.enc = nn.Sequential(nn.Linear(d, 24), nn.Tanh(), nn.Linear(24, code))
        self.dec = nn.Sequential(nn.Linear(code, 24), nn.Tanh(), nn.Linear(24, d))

    def forward(self, x):
        return self.dec(self.enc(x))


torch.manual_seed(77)
latent = torch.randn(1500, 3)
mix = torch.randn(3, 12) / 3 ** 0.5
clean = torch.tanh(latent @ mix)
clean = (clean - clean.mean(0)) / clean.std(0)
model = AE()
opt = torch.optim.AdamW(model.parameters(), lr=5e-3, weight_decay=1e-4)
sched = torch.optim.lr_scheduler.OneCycleLR(opt, max_lr=1e-2, total_steps=700)
for step in range(700):
    x = clean[torch.randint(0, 1200, (64,))]
    noisy = x + 0.1 * torch.randn_like(x)
    loss = nn.functional.mse_loss(model(noisy), x)
    opt.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    opt.step()
    sched.step()
    if step % 150 == 0:
        print(step, f"{loss.item():.4f}")
with torch.no_grad():
    print("reconstruction", nn.functional.mse_loss(model(clean[1200:]), clean[1200:]).item())
