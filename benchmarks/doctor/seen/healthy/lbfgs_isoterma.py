# Ajuste de una red pequena con LBFGS (adsorcion: carga segun presion y temperatura)
import torch

torch.manual_seed(2)
P = 4 * torch.rand(400) - 2
T = 4 * torch.rand(400) - 2
carga = torch.tanh(1.5 * P) - 0.4 * T + 0.3 * P * T + 0.04 * torch.randn(400)
X = torch.stack([P, T], 1)
t = carga.unsqueeze(1)

red = torch.nn.Sequential(torch.nn.Linear(2, 8), torch.nn.Tanh(), torch.nn.Linear(8, 1))
opt = torch.optim.LBFGS(red.parameters(), lr=1.0, max_iter=20, line_search_fn='strong_wolfe')


def cierre():
    opt.zero_grad()
    J = torch.mean((red(X[:300]) - t[:300]) ** 2)
    J.backward()
    return J


for vuelta in range(12):
    J = opt.step(cierre)
    if vuelta % 3 == 0:
        print('vuelta', vuelta, 'J', J.item())
with torch.no_grad():
    print('J de prueba', torch.mean((red(X[300:]) - t[300:]) ** 2).item())
