# guardo la pérdida de cada lote para dibujarla
import torch
from torch import nn
torch.manual_seed(1)
x = torch.rand(300, 1) * 4 - 2
y = torch.sigmoid(3 * x)
red = nn.Sequential(nn.Linear(1, 16), nn.Tanh(), nn.Linear(16, 1))
opt = torch.optim.Adam(red.parameters(), lr=0.02)
historia = []
for epoca in range(40):
    for i in torch.randperm(300).split(30):
        perdida = ((red(x[i]) - y[i]) ** 2).mean()
        opt.zero_grad()
        perdida.backward()
        opt.step()
        historia.append(perdida)
print(sum(historia[-10:]).item() / 10 if torch.is_tensor(historia[0]) else sum(historia[-10:]) / 10)
