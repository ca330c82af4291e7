# Primero se entrena con mucha agua de rio; luego se reutiliza el tronco para otra tarea
import torch
from torch import nn

torch.manual_seed(221)


def rio(n):
    x = torch.randn(n, 5)
    h = torch.stack([x[:, 0] * x[:, 1], x[:, 2] + x[:, 3], x[:, 4] ** 2 - 1], 1)
    return x, h


tronco = nn.Sequential(nn.Linear(5, 48), nn.ReLU(), nn.Linear(48, 24), nn.ReLU())
cabeza_a = nn.Linear(24, 3)
x, h = rio(1500)
opt = torch.optim.Adam([*tronco.parameters(), *cabeza_a.parameters()], lr=0.01)
for epoca in range(20):
    for i in torch.randperm(1500).split(75):
        opt.zero_grad()
        L = nn.functional.mse_loss(cabeza_a(tronco(x[i])), h[i] + 0.1 * torch.randn(len(i), 3))
        L.backward()
        opt.step()
print("previo", L.item())

for p in tronco.parameters():
    p.requires_grad_(False)
cabeza_b = nn.Linear(24, 1)
opt = torch.optim.Adam(cabeza_b.parameters(), lr=0.05)
x2, h2 = rio(800)
y2 = (h2[:, 0] + h2[:, 1] > 0).float()
for paso in range(250):
    opt.zero_grad()
    L = nn.functional.binary_cross_entropy_with_logits(cabeza_b(tronco(x2[:600]))[:, 0], y2[:600])
    L.backward()
    opt.step()
    if paso % 50 == 0:
        print(paso, L.item())
with torch.no_grad():
    print("exactitud", ((cabeza_b(tronco(x2[600:]))[:, 0] > 0).float() == y2[600:]).float().mean().item())
