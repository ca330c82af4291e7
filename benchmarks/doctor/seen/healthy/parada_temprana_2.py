import copy
import torch
from torch import nn

torch.manual_seed(37)
N = 1800
x = torch.randn(N, 8)
y = (torch.sin(x[:, :1] * 1.5) + x[:, 1:2] * x[:, 2:3] * 0.6 - 0.4 * x[:, 3:4] + 0.25 * torch.randn(N, 1))
y = (y - y.mean()) / y.std()
x_ent, y_ent = x[:1300], y[:1300]
x_val, y_val = x[1300:], y[1300:]

modelo = nn.Sequential(nn.Linear(8, 24), nn.Tanh(), nn.Linear(24, 1))
opt = torch.optim.Adam(modelo.parameters(), lr=0.01)
mejor, mejores_pesos, paciencia, espera = float("inf"), None, 6, 0
for epoca in range(200):
    for lote in torch.randperm(1300).split(50):
        opt.zero_grad()
        nn.functional.mse_loss(modelo(x_ent[lote]), y_ent[lote]).backward()
        opt.step()
    with torch.no_grad():
        val = nn.functional.mse_loss(modelo(x_val), y_val).item()
    if val < mejor - 1e-4:
        mejor, mejores_pesos, espera = val, copy.deepcopy(modelo.state_dict()), 0
    else:
        espera += 1
        if espera >= paciencia:
            print("paro en la época", epoca)
            break
modelo.load_state_dict(mejores_pesos)
with torch.no_grad():
    print("mejor validación", nn.functional.mse_loss(modelo(x_val), y_val).item())
