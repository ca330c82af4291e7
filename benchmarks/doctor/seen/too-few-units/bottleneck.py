"""Denoised curves through a small autoencoder: 16 samples of each curve, random phase and frequency and height."""
import torch
import torch.nn as nn

torch.manual_seed(14)


def curves(n):
    s = torch.linspace(0, 1, 16)
    f, p, h = torch.rand(n, 1) * 1.5 + 0.5, torch.rand(n, 1) * 6.28, torch.rand(n, 1) + 0.5
    return h * torch.sin(6.28 * f * s + p)


class AutoEncoder(nn.Module):
    def __init__(self, code: int):
        super().__init__()
        self.enc = nn.Sequential(nn.Linear(16, 64), nn.ReLU(), nn.Linear(64, code))
        self.dec = nn.Sequential(nn.Linear(code, 64), nn.ReLU(), nn.Linear(64, 16))

    def forward(self, x):
        return self.dec(self.enc(x))


train, held = curves(1500), curves(300)
ae = AutoEncoder(code=1)
opt = torch.optim.Adam(ae.parameters(), lr=3e-3)
for epoch in range(30):
    for b in torch.randperm(1500).split(60):
        loss = nn.functional.mse_loss(ae(train[b]), train[b])
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 6 == 5:
        print(epoch + 1, f"{loss.item():.4f}")
with torch.no_grad():
    print("held-out", nn.functional.mse_loss(ae(held), held).item())
