# Ajuste de un seno amortiguado con LBFGS y cierre
import torch

torch.manual_seed(9)
t = torch.rand(400, 1) * 3
s = torch.exp(-0.4 * t) * torch.sin(2.5 * t) + 0.03 * torch.randn(400, 1)
u = (t - t.mean()) / t.std()
red = torch.nn.Sequential(torch.nn.Linear(1, 16), torch.nn.Tanh(), torch.nn.Linear(16, 16), torch.nn.Tanh(), torch.nn.Linear(16, 1))
opt = torch.optim.LBFGS(red.parameters(), lr=1.0, max_iter=10, line_search_fn='strong_wolfe')


def cierre():
    opt.zero_grad()
    perdida = torch.mean((red(u[:300]) - s[:300]) ** 2)
    perdida.backward()
    return perdida


for ronda in range(12):
    valor = opt.step(cierre)
    if ronda % 3 == 0:
        print('ronda', ronda, 'perdida', valor.item())
with torch.no_grad():
    print('perdida en puntos nuevos', torch.mean((red(u[300:]) - s[300:]) ** 2).item())
