# RNN con estado propio (celda): integra una señal con fuga
import torch
import torch.nn as nn


def señal(n, T=20):
    x = torch.randn(n, T)
    y = torch.zeros(n)
    for t in range(T):
        y = 0.8 * y + 0.5 * x[:, t]
    return x, y


torch.manual_seed(16)
celda = nn.RNNCell(1, 16)
lectura = nn.Linear(16, 1)
parametros = list(celda.parameters()) + list(lectura.parameters())
opt = torch.optim.Adam(parametros, lr=0.005)
plan = torch.optim.lr_scheduler.ExponentialLR(opt, 0.995)
for it in range(450):
    x, y = señal(48)
    h = torch.zeros(48, 16)
    for t in range(x.shape[1]):
        h = celda(x[:, t:t + 1], h)
    perdida = (lectura(h).squeeze(1) - y).pow(2).mean()
    opt.zero_grad()
    perdida.backward()
    nn.utils.clip_grad_value_(parametros, 0.5)
    opt.step()
    plan.step()
    if it % 90 == 0:
        print('it', it, perdida.item())
with torch.no_grad():
    x, y = señal(600)
    h = torch.zeros(600, 16)
    for t in range(x.shape[1]):
        h = celda(x[:, t:t + 1], h)
    print('final', (lectura(h).squeeze(1) - y).pow(2).mean().item())
