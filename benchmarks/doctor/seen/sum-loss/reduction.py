import torch
import torch.nn as nn

torch.manual_seed(4)
x = torch.rand(512, 3) * 2 - 1
y = torch.sin(2 * x[:, :1]) + x[:, 1:2] * x[:, 2:]
net = nn.Sequential(nn.Linear(3, 32), nn.Tanh(), nn.Linear(32, 1))
criterion = nn.MSELoss(reduction="sum")
optimizer = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)

for epoch in range(40):
    for i in torch.randperm(512).split(64):
        optimizer.zero_grad()
        loss = criterion(net(x[i]), y[i])
        loss.backward()
        optimizer.step()
    if epoch % 8 == 7:
        print("epoch", epoch + 1, "loss", loss.item())
print("mean squared error", ((net(x) - y) ** 2).mean().item())
