# Practica 3: altura de la marea a lo largo de dos dias
import math
import numpy as np
import torch

np.random.seed(52)
torch.manual_seed(52)
hora = np.random.uniform(0, 48, 600)
altura = np.sin(2 * math.pi * hora / 18) + 0.35 * np.cos(2 * math.pi * hora / 12) + 0.05 * np.random.randn(600)
x = torch.tensor((hora - 24) / 14, dtype=torch.float32).reshape(-1, 1)
t = torch.tensor(altura, dtype=torch.float32).reshape(-1, 1)
x_aj, t_aj, x_pr, t_pr = x[:450], t[:450], x[450:], t[450:]

unidades = 1
W1 = (1.5 * torch.randn(1, unidades)).requires_grad_()
b1 = (1.5 * torch.randn(unidades)).requires_grad_()
W2 = (0.3 * torch.randn(unidades, 1)).requires_grad_()
b2 = torch.zeros(1, requires_grad=True)


def curva(x):
    return torch.tanh(x @ W1 + b1) @ W2 + b2


optim = torch.optim.Adam([W1, b1, W2, b2], lr=0.04)
agenda = torch.optim.lr_scheduler.MultiStepLR(optim, [1000], gamma=0.1)
for it in range(1300):
    perdida = torch.nn.functional.mse_loss(curva(x_aj), t_aj)
    optim.zero_grad()
    perdida.backward()
    optim.step()
    agenda.step()
    if it % 200 == 0:
        print(f'it {it:4d}  perdida {perdida.item():.4f}')

with torch.no_grad():
    print('perdida de prueba', torch.nn.functional.mse_loss(curva(x_pr), t_pr).item())
