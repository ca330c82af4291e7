import torch
from torch import nn
torch.manual_seed(0)
layers = []
for a in [2] + [16] * 6:
    layers += [nn.Linear(a, 16), nn.Sigmoid()]
net = nn.Sequential(*layers, nn.Linear(16, 2))
x = torch.cat([torch.randn(150, 2) + 1.5, torch.randn(150, 2) - 1.5])
y = torch.arange(2).repeat_interleave(150)
opt = torch.optim.SGD(net.parameters(), lr=0.1)
for epoch in range(60):
    for i in torch.randperm(300).split(30):
        opt.zero_grad()
        loss = nn.functional.cross_entropy(net(x[i]), y[i])
        loss.backward()
        opt.step()
print(nn.functional.cross_entropy(net(x), y).item())
