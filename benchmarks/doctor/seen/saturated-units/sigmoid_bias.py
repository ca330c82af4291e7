import torch
from torch import nn
torch.manual_seed(1)
net = nn.Sequential(nn.Linear(2, 16), nn.Sigmoid(), nn.Linear(16, 2))
nn.init.constant_(net[0].bias, 12.0)
nn.init.xavier_normal_(net[0].weight, gain=3)
x = torch.randn(260, 2)
y = (x[:, 0] > 0.3 * x[:, 1]).long()
opt = torch.optim.SGD(net.parameters(), lr=0.5)
for epoch in range(40):
    for i in torch.randperm(260).split(26):
        opt.zero_grad()
        loss = nn.functional.cross_entropy(net(x[i]), y[i])
        loss.backward()
        opt.step()
print(nn.functional.cross_entropy(net(x), y).item())
