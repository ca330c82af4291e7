import torch
from torch import nn
torch.manual_seed(0)
x = torch.randn(200, 2)
y = (x[:, 0] > x[:, 1]).float()
net = nn.Sequential(nn.Linear(2, 12), nn.ReLU(), nn.Linear(12, 1))
opt = torch.optim.Adam(net.parameters(), lr=0.02)
for epoch in range(60):
    for i in torch.randperm(200).split(20):
        loss = nn.functional.binary_cross_entropy_with_logits(net(x[i])[:, 0], y[i])
        opt.zero_grad()
        loss.backward()
        opt.step()
with torch.no_grad():
    pred = (net(x) > 0).float()
    accuracy = (pred == y).float().mean()
print("accuracy", accuracy.item())
