import torch
import torch.nn as nn
import torch.nn.functional as F

# cuatro sensores en círculo; hay que decir en qué sector (de 6) cayó el impacto
torch.manual_seed(6)
def muestras(n):
    ang = torch.rand(n) * 6.2831853
    sector = (ang / 6.2831853 * 6).long().clamp(max=5)
    s = torch.stack([torch.cos(ang - k * 1.5707963) for k in (0, 0.7, 1.3, 2.1)], 1)
    return s * 1.4 + 0.01 * torch.randn(n, 4), sector

class Sectores(nn.Module):
    def __init__(self, oculto=1):
        super().__init__()
        self.entrada = nn.Linear(4, oculto)
        self.salida = nn.Linear(oculto, 6)
    def forward(self, x):
        return self.salida(torch.tanh(self.entrada(x)))

Xt, yt = muestras(900)
Xv, yv = muestras(300)
red = Sectores()
opt = torch.optim.Adam(red.parameters(), lr=0.02)
for ep in range(60):
    for b in torch.randperm(900).split(60):
        loss = F.cross_entropy(red(Xt[b]), yt[b])
        opt.zero_grad()
        loss.backward()
        opt.step()
    if ep % 10 == 0:
        print(ep, loss.item())
with torch.no_grad():
    print('acierto', (red(Xv).argmax(1) == yv).float().mean().item())
