"""Transferencia: se entrena una base en una tarea, se congela y se ajusta una cabeza nueva."""
import torch
import torch.nn as nn

torch.manual_seed(8)
direcciones = torch.randn(8, 3)


def tarea(n, k):
    x = torch.randn(n, 8)
    z = torch.tanh(x @ direcciones / 2)
    return x, (z[:, 0] * z[:, 1] + 0.5 * z[:, 2] > 0).long() if k == 0 else (z[:, 0] * z[:, 1] - 0.5 * z[:, 2] > 0).long()


class Base(nn.Module):
    def __init__(self):
        super().__init__()
        self.capas = nn.Sequential(nn.Linear(8, 64), nn.Tanh(), nn.Linear(64, 64), nn.Tanh())

    def forward(self, x):
        return self.capas(x)


def ciclo(base, cabeza, x, y, opt, epocas):
    for e in range(epocas):
        for f in torch.randperm(len(x)).split(64):
            opt.zero_grad()
            l = nn.functional.cross_entropy(cabeza(base(x[f])), y[f])
            l.backward()
            opt.step()
        if e % 10 == 9:
            print("  época", e + 1, round(l.item(), 4))


base = Base()
cabeza1, cabeza2 = nn.Linear(64, 2), nn.Sequential(nn.Linear(64, 32), nn.Tanh(), nn.Linear(32, 2))
x1, y1 = tarea(2500, 0)
print("tarea de origen")
ciclo(base, cabeza1, x1, y1, torch.optim.Adam([*base.parameters(), *cabeza1.parameters()], lr=3e-3), 30)

base.requires_grad_(False)
base.eval()
x2, y2 = tarea(1500, 1)
x3, y3 = tarea(500, 1)
print("tarea nueva")
ciclo(base, cabeza2, x2, y2, torch.optim.Adam(cabeza2.parameters(), lr=3e-3), 20)
with torch.no_grad():
    print("exactitud", (cabeza2(base(x3)).argmax(1) == y3).float().mean().item())
