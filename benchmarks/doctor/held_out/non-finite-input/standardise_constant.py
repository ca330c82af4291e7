# a column without spread is divided by its standard deviation
import torch
from torch import nn
torch.manual_seed(1)
table = torch.randn(150, 3)
table[:, 1] = 4.0
label = (table[:, 0] > table[:, 2]).long()
table = (table - table.mean(0)) / table.std(0)
net = nn.Sequential(nn.Linear(3, 8), nn.ReLU(), nn.Linear(8, 2))
opt = torch.optim.Adam(net.parameters(), lr=0.02)
for epoch in range(100):
    opt.zero_grad()
    loss = nn.functional.cross_entropy(net(table), label)
    loss.backward()
    opt.step()
print("loss", loss.item())
