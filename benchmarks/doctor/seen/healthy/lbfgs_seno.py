# Ajustar una curva con LBFGS y cierre
import torch
import torch.nn as nn

torch.manual_seed(303)
x = torch.linspace(-2, 2, 160).unsqueeze(1)
y = torch.sin(3 * x) * torch.exp(-0.3 * x ** 2) + 0.05 * torch.randn_like(x)
es_val = torch.arange(160) % 4 == 1
x_ent, y_ent, x_val, y_val = x[~es_val], y[~es_val], x[es_val], y[es_val]

red = nn.Sequential(nn.Linear(1, 12), nn.Tanh(), nn.Linear(12, 1))
opt = torch.optim.LBFGS(red.parameters(), lr=1.0, max_iter=10, line_search_fn="strong_wolfe")
mse = nn.MSELoss()


def cierre():
    opt.zero_grad()
    perdida = mse(red(x_ent), y_ent) + 1e-5 * sum(p.pow(2).sum() for p in red.parameters())
    perdida.backward()
    return perdida


for ronda in range(25):
    perdida = opt.step(cierre)
    if ronda % 5 == 0:
        print("ronda", ronda, perdida.item())

with torch.no_grad():
    print("mse de validacion", mse(red(x_val), y_val).item())
