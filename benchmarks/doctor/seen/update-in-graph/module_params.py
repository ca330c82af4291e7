import torch
from torch import nn

torch.manual_seed(5)
net = nn.Sequential(nn.Linear(1, 20), nn.ReLU(), nn.Linear(20, 1))
x = torch.linspace(-3, 3, 90).reshape(-1, 1)
y = torch.where(x > 0, x, -0.5 * x)
criterion = nn.MSELoss()

for epoch in range(800):
    loss = criterion(net(x), y)
    net.zero_grad()
    loss.backward()
    for param in net.parameters():
        param.add_(param.grad, alpha=-0.02)
print('train loss', loss.item())
