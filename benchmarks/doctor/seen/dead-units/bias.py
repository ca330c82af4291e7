import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)
x = torch.rand(400, 1) * 4 - 2
y = torch.abs(x) - 0.5 * torch.relu(x - 1) + 0.03 * torch.randn(400, 1)


class ReluNet(nn.Module):
    def __init__(self, h=24):
        super().__init__()
        self.fc1 = nn.Linear(1, h)
        self.fc2 = nn.Linear(h, 1)
        nn.init.normal_(self.fc1.weight, std=1.0)
        nn.init.constant_(self.fc1.bias, -4.0)

    def forward(self, x):
        return self.fc2(F.relu(self.fc1(x)))


net = ReluNet()
opt = torch.optim.SGD(net.parameters(), lr=0.05)
for epoch in range(40):
    for idx in torch.randperm(400).split(40):
        loss = F.mse_loss(net(x[idx]), y[idx])
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 10 == 9:
        print(epoch + 1, loss.item())
with torch.no_grad():
    print("mse", F.mse_loss(net(x), y).item())
