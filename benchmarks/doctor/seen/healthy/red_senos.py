"""SIREN pequeña: activaciones seno para una señal con varias frecuencias."""
import torch
from torch import nn

torch.manual_seed(35)


class Seno(nn.Module):
    def __init__(self, n, m, w0=1.0, primera=False):
        super().__init__()
        self.w0 = w0
        self.lin = nn.Linear(n, m)
        cota = 1 / n if primera else (6 / n) ** 0.5 / w0
        nn.init.uniform_(self.lin.weight, -cota, cota)

    def forward(self, x):
        return torch.sin(self.w0 * self.lin(x))


t = torch.linspace(-1, 1, 320).unsqueeze(1)
senal = torch.sin(9 * t) + 0.5 * torch.cos(17 * t + 1) + 0.3 * t + 0.03 * torch.randn_like(t)

siren = nn.Sequential(Seno(1, 32, w0=12.0, primera=True), Seno(32, 32, w0=1.0), nn.Linear(32, 1))
opt = torch.optim.Adam(siren.parameters(), lr=3e-3)
coseno = torch.optim.lr_scheduler.CosineAnnealingLR(opt, 700)
for n in range(700):
    opt.zero_grad()
    e = nn.functional.mse_loss(siren(t), senal)
    e.backward()
    opt.step()
    coseno.step()
    if n % 100 == 0:
        print(n, e.item())
print("error final", e.item())
