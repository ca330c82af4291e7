# la salida es una cantidad que no puede ser negativa
import torch
from torch import nn
torch.manual_seed(50)
x = torch.rand(250, 2)
cantidad = torch.relu(3 * x[:, :1] - x[:, 1:]) + 0.3
red = nn.Sequential(nn.Linear(2, 24), nn.ReLU(), nn.Linear(24, 1), nn.Softplus())
opt = torch.optim.Adam(red.parameters(), lr=0.01)
for epoca in range(60):
    for i in torch.randperm(250).split(25):
        perdida = nn.functional.mse_loss(red(x[i]), cantidad[i])
        opt.zero_grad(); perdida.backward(); opt.step()
print(nn.functional.mse_loss(red(x), cantidad).item())
