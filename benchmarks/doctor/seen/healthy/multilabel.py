import torch
from torch import nn
torch.manual_seed(46)
x = torch.randn(300, 5)
labels = torch.stack([x[:, 0] > 0, x[:, 1] + x[:, 2] > 0, x[:, 3] > 0.5], 1).float()
net = nn.Sequential(nn.Linear(5, 24), nn.ReLU(), nn.Linear(24, 3))
opt = torch.optim.AdamW(net.parameters(), lr=0.01)
loss_fn = nn.BCEWithLogitsLoss()
for epoch in range(40):
    for i in torch.randperm(300).split(30):
        opt.zero_grad()
        loss_fn(net(x[i]), labels[i]).backward()
        opt.step()
print(((net(x) > 0).float() == labels).float().mean().item())
