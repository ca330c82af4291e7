# HW5: function approximation with sigmoidal units
import torch

torch.manual_seed(31)

# target surface sampled at random points of the square
pts = torch.rand(900, 2) * 4 - 2
target = torch.sin(1.5 * pts[:, 0]) * torch.cos(pts[:, 1]) + 0.03 * torch.randn(900)
target = target[:, None]
fit, check = slice(0, 700), slice(700, 900)

HIDDEN = 20
SLOPE = 60.0
W = torch.nn.Parameter(torch.randn(2, HIDDEN) * 0.7)
c = torch.nn.Parameter(torch.randn(HIDDEN) * 0.7)
V = torch.nn.Parameter(torch.randn(HIDDEN, 1) * 0.2)
d = torch.nn.Parameter(torch.zeros(1))


def network(p):
    units = torch.tanh(SLOPE * (p @ W + c))
    return units @ V + d


opt = torch.optim.Adam([W, c, V, d], lr=0.02)
for it in range(900):
    batch = torch.randint(0, 700, (128,))
    err = (network(pts[fit][batch]) - target[fit][batch]).pow(2).mean()
    opt.zero_grad()
    err.backward()
    opt.step()
    if it % 150 == 0:
        print('it', it, 'err', err.item())

with torch.no_grad():
    print('check error', (network(pts[check]) - target[check]).pow(2).mean().item())
