# Lotes virtuales: dos micro-lotes por cada actualizacion
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(44)
x = torch.randn(1600, 7)
y = (x[:, 0] * x[:, 1] + torch.sin(2 * x[:, 2]) + 0.1 * torch.randn(1600)).unsqueeze(1)
cargador = DataLoader(TensorDataset(x[:1280], y[:1280]), batch_size=32, shuffle=True)
red = nn.Sequential(nn.Linear(7, 48), nn.Tanh(), nn.Linear(48, 1))
opt = torch.optim.Adam(red.parameters(), lr=0.01)
agenda = torch.optim.lr_scheduler.StepLR(opt, step_size=12, gamma=0.5)
ACUMULA = 2

for epoca in range(35):
    total = 0.0
    opt.zero_grad()
    for n, (xb, yb) in enumerate(cargador, start=1):
        perdida = nn.functional.mse_loss(red(xb), yb)
        (perdida / ACUMULA).backward()
        total += perdida.item()
        if n % ACUMULA == 0:
            opt.step()
            opt.zero_grad()
    agenda.step()
    if epoca % 7 == 0:
        print('epoca', epoca, 'perdida', total / len(cargador))
with torch.no_grad():
    print('prueba', nn.functional.mse_loss(red(x[1280:]), y[1280:]).item())
