import torch
import torch.nn as nn
from sklearn.datasets import make_multilabel_classification

torch.manual_seed(6)
x = torch.randn(900, 6)
Wt = torch.randn(6, 4)
tags = ((x @ Wt + 0.3 * x[:, :4] ** 2 - 0.3) > 0).float()
net = nn.Sequential(nn.Linear(6, 32), nn.ReLU(), nn.Linear(32, 4))
opt = torch.optim.Adam(net.parameters(), lr=0.01, weight_decay=1e-4)
lossf = nn.MultiLabelSoftMarginLoss()
for epoch in range(40):
    for i in torch.randperm(700).split(50):
        loss = lossf(net(x[i]), tags[i])
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 8 == 7:
        print(epoch + 1, loss.item())
with torch.no_grad():
    print("hamming accuracy", ((net(x[700:]) > 0).float() == tags[700:]).float().mean().item())
