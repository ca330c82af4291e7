import torch
from torch import nn
torch.manual_seed(1)
net = nn.Sequential(nn.Linear(2, 32), nn.ReLU(), nn.Linear(32, 4))
for m in net:
    if isinstance(m, nn.Linear):
        nn.init.normal_(m.weight, std=8.0)
y = torch.arange(200) % 4
x = torch.tensor([[1.0, 1], [1, -1], [-1, 1], [-1, -1]])[y] + 0.9 * torch.randn(200, 2)
opt = torch.optim.SGD(net.parameters(), lr=0.05)
for epoch in range(40):
    for i in torch.randperm(200).split(20):
        loss = nn.functional.cross_entropy(net(x[i]), y[i])
        opt.zero_grad(); loss.backward(); opt.step()
print(nn.functional.cross_entropy(net(x), y).item())
