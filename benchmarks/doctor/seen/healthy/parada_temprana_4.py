# Parada temprana con recuperación de los mejores pesos
import copy
import numpy as np
import torch
from torch import nn

rng = np.random.default_rng(38)
torch.manual_seed(38)
x = rng.uniform(-1, 1, (900, 4)).astype('float32')
y = (np.sin(3 * x[:, 0]) + x[:, 1] * x[:, 2] + 0.1 * rng.normal(size=900)).astype('float32')[:, None]
xt, yt = torch.from_numpy(x) * 1.73, torch.from_numpy(y)
partes = {'ent': slice(0, 600), 'val': slice(600, 750), 'pru': slice(750, 900)}
red = nn.Sequential(nn.Linear(4, 32), nn.Tanh(), nn.Linear(32, 1))
opt = torch.optim.Adam(red.parameters(), lr=0.01, weight_decay=1e-4)


def error(parte):
    red.eval()
    with torch.no_grad():
        return nn.functional.mse_loss(red(xt[partes[parte]]), yt[partes[parte]]).item()


mejor, pesos, paciencia = float('inf'), None, 0
for epoca in range(80):
    red.train()
    for k in torch.randperm(600).split(30):
        opt.zero_grad()
        nn.functional.mse_loss(red(xt[k]), yt[k]).backward()
        opt.step()
    v = error('val')
    if v < mejor:
        mejor, pesos, paciencia = v, copy.deepcopy(red.state_dict()), 0
    else:
        paciencia += 1
        if paciencia == 15:
            print('parada en la época', epoca)
            break
    if epoca % 10 == 0:
        print(epoca, v)
red.load_state_dict(pesos)
print('error de prueba', error('pru'))
