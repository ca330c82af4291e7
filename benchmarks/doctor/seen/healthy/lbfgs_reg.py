# Ajuste con LBFGS (lote completo a proposito)
import torch
from torch import nn

torch.manual_seed(4)
x = torch.linspace(-3, 3, 200).unsqueeze(1)
y = torch.sin(2 * x) + 0.1 * x ** 2
entreno = torch.arange(200) % 5 != 0
red = nn.Sequential(nn.Linear(1, 16), nn.Tanh(), nn.Linear(16, 1))
opt = torch.optim.LBFGS(red.parameters(), lr=1.0, max_iter=10, history_size=20, line_search_fn="strong_wolfe")


def cierre():
    opt.zero_grad()
    e = ((red(x[entreno]) - y[entreno]) ** 2).mean()
    e.backward()
    return e


for k in range(25):
    e = opt.step(cierre)
    if k % 5 == 0:
        print(k, e.item())
with torch.no_grad():
    print("ecm fuera de muestra", ((red(x[~entreno]) - y[~entreno]) ** 2).mean().item())
