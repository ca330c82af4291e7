import torch
from torch import nn
torch.manual_seed(15)
x = torch.rand(256, 2) * 2 - 1
y = ((x[:, 0] > 0) ^ (x[:, 1] > 0)).long()
net = nn.Sequential(nn.Linear(2, 32), nn.ReLU(), nn.Linear(32, 2))
opt = torch.optim.SGD(net.parameters(), lr=0.5, momentum=0.9)
epochs = 60
schedule = torch.optim.lr_scheduler.CosineAnnealingLR(opt, T_max=epochs)
for epoch in range(epochs):
    for i in torch.randperm(256).split(32):
        loss = nn.functional.cross_entropy(net(x[i]), y[i])
        opt.zero_grad(); loss.backward(); opt.step()
    schedule.step()
print(nn.functional.cross_entropy(net(x), y).item())
