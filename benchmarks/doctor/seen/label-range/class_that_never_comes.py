# tres clases según el tamaño: chico, mediano, grande
import torch
from torch import nn
torch.manual_seed(0)
medida = torch.rand(300) * 10
x = torch.stack([medida / 5 - 1, (medida / 5 - 1) ** 2], 1)
def clase(m):
    return torch.where(m < 3, 0, torch.where(m < 7, 2, 2))
y = clase(medida)
red = nn.Sequential(nn.Linear(2, 12), nn.Tanh(), nn.Linear(12, 3))
opt = torch.optim.Adam(red.parameters(), lr=0.03)
for epoca in range(40):
    for i in torch.randperm(300).split(30):
        perdida = nn.functional.cross_entropy(red(x[i]), y[i])
        opt.zero_grad()
        perdida.backward()
        opt.step()
verdad = (medida >= 3).long() + (medida >= 7).long()
print((red(x).argmax(1) == verdad).float().mean().item())
