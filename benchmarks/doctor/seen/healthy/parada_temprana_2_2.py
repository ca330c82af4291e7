# Regresion con ruido propio del problema, parada temprana y vuelta a los mejores pesos
import copy

import torch
from torch import nn
from sklearn.datasets import load_diabetes
from sklearn.model_selection import train_test_split

torch.manual_seed(316)
X, y = load_diabetes(return_X_y=True)
X_ent, X_val, y_ent, y_val = train_test_split(X, y, test_size=0.3, random_state=316)
mx, sx, my, sy = X_ent.mean(0), X_ent.std(0), y_ent.mean(), y_ent.std()
t = lambda v: torch.tensor(v, dtype=torch.float32)
X_ent, X_val = t((X_ent - mx) / sx), t((X_val - mx) / sx)
y_ent, y_val = t((y_ent - my) / sy).unsqueeze(1), t((y_val - my) / sy).unsqueeze(1)

red = nn.Sequential(nn.Linear(10, 4), nn.Tanh(), nn.Linear(4, 1))
opt = torch.optim.SGD(red.parameters(), lr=0.02, weight_decay=0.05)
baja = torch.optim.lr_scheduler.ReduceLROnPlateau(opt, factor=0.5, patience=5)
fn = nn.MSELoss()
mejor, mejores_pesos, espera = float("inf"), None, 0
for epoca in range(200):
    red.train()
    for i in torch.randperm(len(X_ent)).split(32):
        opt.zero_grad()
        fn(red(X_ent[i]), y_ent[i]).backward()
        opt.step()
    red.eval()
    with torch.no_grad():
        ent, val = fn(red(X_ent), y_ent).item(), fn(red(X_val), y_val).item()
    baja.step(val)
    if val < mejor - 1e-5:
        mejor, mejores_pesos, espera = val, copy.deepcopy(red.state_dict()), 0
    else:
        espera += 1
    if epoca % 10 == 0:
        print(f"epoca {epoca} ent {ent:.4f} val {val:.4f}")
    if espera >= 15:
        print("parada en la epoca", epoca)
        break
red.load_state_dict(mejores_pesos)
with torch.no_grad():
    print("mse de validacion", fn(red(X_val), y_val).item())
