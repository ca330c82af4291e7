import copy
import torch
from torch import nn

torch.manual_seed(210)
X = torch.randn(1400, 6)
y = (X[:, 0] * 1.2 - X[:, 1] + 0.6 * torch.relu(X[:, 2]) + 0.3 * torch.randn(1400)).unsqueeze(1)
Xe, ye, Xv, yv = X[:1000], y[:1000], X[1000:], y[1000:]
red = nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Linear(16, 1))
opt = torch.optim.AdamW(red.parameters(), lr=0.03, weight_decay=0.05)
mejor, mejor_estado, espera = float("inf"), None, 0
for epoca in range(100):
    red.train()
    for i in torch.randperm(1000).split(100):
        opt.zero_grad()
        nn.functional.mse_loss(red(Xe[i]), ye[i]).backward()
        opt.step()
    red.eval()
    with torch.no_grad():
        v = nn.functional.mse_loss(red(Xv), yv).item()
    if v < mejor - 1e-5:
        mejor, mejor_estado, espera = v, copy.deepcopy(red.state_dict()), 0
    else:
        espera += 1
        if espera >= 8:
            print("parada en la epoca", epoca)
            break
    if epoca % 5 == 0:
        print(epoca, v)
red.load_state_dict(mejor_estado)
with torch.no_grad():
    print("validacion", nn.functional.mse_loss(red(Xv), yv).item())
