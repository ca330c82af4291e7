# Altura de la marea según la hora, la fase lunar y la distancia a la costa
import math
import torch
from torch.nn.functional import mse_loss

torch.manual_seed(66)
N = 1200
hora, luna, costa = torch.rand(N) * 24, torch.rand(N) * 29.5, torch.randn(N)
nivel = (1 + 0.4 * torch.cos(2 * math.pi * luna / 29.5)) * torch.cos(2 * math.pi * hora / 24) + 0.2 * costa + 0.05 * torch.randn(N)
rasgos = torch.stack([hora, luna, costa], 1)
rasgos = (rasgos - rasgos.mean(0)) / rasgos.std(0)
nivel = ((nivel - nivel.mean()) / nivel.std()).view(N, 1)
muestra = torch.utils.data.TensorDataset(rasgos[:960], nivel[:960])

marea = torch.nn.Sequential()
marea.add_module('entrada', torch.nn.Linear(3, 64))
marea.add_module('t1', torch.nn.Tanh())
marea.add_module('media', torch.nn.Linear(64, 32))
marea.add_module('t2', torch.nn.Tanh())
marea.add_module('salida', torch.nn.Linear(32, 1))
opt = torch.optim.SGD(marea.parameters(), lr=0.2, momentum=0.5)
VUELTAS = 2


def una_vuelta():
    suma = 0.0
    for r, n in torch.utils.data.DataLoader(muestra, batch_size=48, shuffle=True):
        opt.zero_grad()
        perdida = mse_loss(marea(r), n)
        perdida.backward()
        opt.step()
        suma += perdida.item() / 20
    return suma


for v in range(VUELTAS):
    ultimo = una_vuelta()
    if v < 4 or v % 10 == 0:
        print(v, ultimo)
with torch.no_grad():
    print('prueba', mse_loss(marea(rasgos[960:]), nivel[960:]).item())
