# clases que se solapan por naturaleza: nadie puede pasar del 90 %
import torch
from torch import nn
torch.manual_seed(15)
y = torch.randint(0, 2, (2000,))
x = torch.randn(2000, 2) + (2 * y[:, None] - 1) * torch.tensor([0.9, 0.9])
red = nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 2))
opt = torch.optim.SGD(red.parameters(), lr=0.3)
for ep in range(20):
    for b in torch.randperm(1500).split(50):
        opt.zero_grad()
        l = nn.functional.cross_entropy(red(x[b]), y[b])
        l.backward()
        opt.step()
with torch.no_grad():
    print('pérdida', nn.functional.cross_entropy(red(x[1500:]), y[1500:]).item())
    print('acierto', (red(x[1500:]).argmax(1) == y[1500:]).float().mean().item())
