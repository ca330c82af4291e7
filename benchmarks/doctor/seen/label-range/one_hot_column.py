import torch
from torch import nn
torch.manual_seed(1)
x = torch.rand(120, 2)
y = (x[:, 0] > x[:, 1]).long()
targets = nn.functional.one_hot(y, 2)
net = nn.Sequential(nn.Linear(2, 6), nn.ReLU(), nn.Linear(6, 2))
opt = torch.optim.Adam(net.parameters(), lr=0.05)
ce = nn.CrossEntropyLoss()
for epoch in range(150):
    opt.zero_grad()
    loss = ce(net(x), targets)
    loss.backward()
    opt.step()
print(loss.item())
