import torch
from torch import nn
torch.manual_seed(6)
x = torch.cat([torch.randn(400, 2), torch.randn(16, 2) * 0.4 + 4.5])
y = torch.cat([torch.zeros(400), torch.ones(16)]).long()
net = nn.Sequential(nn.Linear(2, 10), nn.ReLU(), nn.Linear(10, 2))
opt = torch.optim.Adam(net.parameters(), lr=0.02)
for epoch in range(40):
    for i in torch.randperm(416).split(32):
        loss = nn.functional.cross_entropy(net(x[i]), y[i])
        opt.zero_grad()
        loss.backward()
        opt.step()
print("recall of the rare class", net(x[400:]).argmax(1).float().mean().item())
