import torch
import torch.nn as nn

torch.manual_seed(22)
x = torch.randn(400, 5)
y = (x[:, 0] - 2 * x[:, 1] + x[:, 2] * x[:, 3]).unsqueeze(1)
y = (y - y.mean()) / y.std()

red = nn.Sequential(nn.Linear(5, 30), nn.ReLU(), nn.Linear(30, 1))
opt = torch.optim.SGD(red.parameters(), lr=0.05)
criterio = nn.MSELoss(reduction="sum")

for epoca in range(100):
    for sel in torch.randperm(400).split(100):
        salida = red(x[sel])
        perdida = criterio(salida, y[sel])
        opt.zero_grad()
        perdida.backward()
        opt.step()
    if epoca % 25 == 24:
        print(epoca + 1, perdida.item())
with torch.no_grad():
    print("ecm", nn.functional.mse_loss(red(x), y).item())
