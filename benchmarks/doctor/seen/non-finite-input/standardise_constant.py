# a column without spread is divided by its standard deviation
import numpy as np
import torch
from torch import nn
rng = np.random.default_rng(1)
table = rng.normal(size=(150, 3))
table[:, 1] = 4.0
label = torch.tensor((table[:, 0] > table[:, 2]).astype(int))
table = (table - table.mean(0)) / table.std(0)
x = torch.tensor(table, dtype=torch.float32)
torch.manual_seed(1)
net = nn.Sequential(nn.Linear(3, 8), nn.ReLU(), nn.Linear(8, 2))
opt = torch.optim.Adam(net.parameters(), lr=0.02)
for epoch in range(150):
    opt.zero_grad()
    loss = nn.functional.cross_entropy(net(x), label)
    loss.backward()
    opt.step()
print("loss", loss.item())
