# Ajuste de una curva con un MLP escrito como función pura
import torch

torch.manual_seed(19)
x = torch.linspace(-2, 2, 256)[:, None]
y = torch.sin(3 * x) * torch.exp(-0.3 * x ** 2) + 0.05 * torch.randn_like(x)


def crear(tams):
    ps = []
    for a, b in zip(tams[:-1], tams[1:]):
        ps.append((torch.randn(a, b) * (1.0 / a) ** 0.5).requires_grad_())
        ps.append((0.5 * torch.randn(b)).requires_grad_())
    return ps


def f(ps, x):
    for i in range(0, len(ps) - 2, 2):
        x = torch.tanh(x @ ps[i] + ps[i + 1])
    return x @ ps[-2] + ps[-1]


def perdida(ps, x, y):
    return torch.nn.functional.smooth_l1_loss(f(ps, x), y, reduction="sum", beta=0.3)


ps = crear([1, 32, 32, 1])
lr = 0.1
for it in range(1500):
    i = torch.randint(0, 256, (32,))
    L = perdida(ps, x[i], y[i])
    gs = torch.autograd.grad(L, ps)
    with torch.no_grad():
        for p, g in zip(ps, gs):
            p -= lr * g
    if it % 250 == 0:
        print(it, L.item())

with torch.no_grad():
    print("error medio", ((f(ps, x) - y) ** 2).mean().item())
