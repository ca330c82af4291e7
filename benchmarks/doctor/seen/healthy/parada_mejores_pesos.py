# Entrenamiento con paciencia; al final se recuperan los mejores pesos
import copy
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(16)
x = torch.randn(2400, 3)
y = (torch.sin(x[:, 0] * 1.5) + x[:, 1] * x[:, 2] * 0.5 + 0.3 * torch.randn(2400)).unsqueeze(1)
ent = DataLoader(TensorDataset(x[:1800], y[:1800]), batch_size=90, shuffle=True)
x_val, y_val, x_pru, y_pru = x[1800:2100], y[1800:2100], x[2100:], y[2100:]

red = nn.Sequential(nn.Linear(3, 20), nn.SiLU(), nn.Linear(20, 12), nn.SiLU(), nn.Linear(12, 1))
opt = torch.optim.NAdam(red.parameters(), lr=5e-3)
plan = torch.optim.lr_scheduler.ReduceLROnPlateau(opt, factor=0.3, patience=3)
mejor, mejores_pesos, espera = float("inf"), None, 0

for epoca in range(60):
    red.train()
    for a, b in ent:
        opt.zero_grad()
        perdida = nn.functional.mse_loss(red(a), b)
        perdida.backward()
        opt.step()
    red.eval()
    with torch.no_grad():
        val = nn.functional.mse_loss(red(x_val), y_val).item()
    plan.step(val)
    if val < mejor:
        mejor, mejores_pesos, espera = val, copy.deepcopy(red.state_dict()), 0
    else:
        espera += 1
    if epoca % 5 == 0:
        print(f"época {epoca} validación {val:.4f}")
    if espera >= 12:
        print("sin mejora desde hace 12 épocas, se termina en la", epoca)
        break

red.load_state_dict(mejores_pesos)
with torch.no_grad():
    print("pérdida de prueba", nn.functional.mse_loss(red(x_pru), y_pru).item())
