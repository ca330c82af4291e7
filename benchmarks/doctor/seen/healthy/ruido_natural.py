"""Coin-like outcomes: the class is drawn with a probability that depends on x, so the loss cannot reach zero."""
import torch
import torch.nn as nn
import torch.nn.functional as F

gen = torch.Generator().manual_seed(59)
x = torch.randn(3000, 2, generator=gen)
p = torch.sigmoid(1.5 * x[:, 0] - x[:, 1] ** 2 + 1)
y = torch.bernoulli(p, generator=gen)
floor = F.binary_cross_entropy(p[2400:], y[2400:]).item()
torch.manual_seed(59)
net = nn.Sequential(nn.Linear(2, 12), nn.Tanh(), nn.Linear(12, 1), nn.Flatten(0))
opt = torch.optim.AdamW(net.parameters(), lr=0.01)
for epoch in range(20):
    for k in torch.randperm(2400).split(80):
        opt.zero_grad()
        F.binary_cross_entropy_with_logits(net(x[k]), y[k]).backward()
        opt.step()
    if epoch % 4 == 3:
        with torch.no_grad():
            print(epoch + 1, F.binary_cross_entropy_with_logits(net(x[:2400]), y[:2400]).item())
print('best possible', floor)
with torch.no_grad():
    print('held out', F.binary_cross_entropy_with_logits(net(x[2400:]), y[2400:]).item())
