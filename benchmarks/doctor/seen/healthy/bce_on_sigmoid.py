# sigmoide en el modelo y BCELoss: eso sí va junto
import torch
from torch import nn
torch.manual_seed(31)
x = torch.rand(300, 2) * 2 - 1
y = (x[:, :1] ** 2 + x[:, 1:] ** 2 < 0.5).float()
modelo = nn.Sequential(nn.Linear(2, 24), nn.Tanh(), nn.Linear(24, 1), nn.Sigmoid())
opt = torch.optim.Adam(modelo.parameters(), lr=0.02)
for epoca in range(80):
    for i in torch.randperm(300).split(30):
        perdida = nn.BCELoss()(modelo(x[i]), y[i])
        opt.zero_grad(); perdida.backward(); opt.step()
print(nn.BCELoss()(modelo(x), y).item())
