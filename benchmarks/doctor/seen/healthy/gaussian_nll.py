"""Mean and spread are learnt together; the loss goes below zero."""
import torch
from torch import nn

torch.manual_seed(12)
x = torch.rand(900, 1) * 4 - 2
y = torch.sin(2 * x) + (0.05 + 0.1 * (x > 0)) * torch.randn(900, 1)


class Head(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(1, 32), nn.Tanh())
        self.mu, self.logvar = nn.Linear(32, 1), nn.Linear(32, 1)

    def forward(self, x):
        h = self.body(x)
        return self.mu(h), self.logvar(h)


net = Head()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(60):
    for i in torch.randperm(700).split(70):
        mu, lv = net(x[i])
        loss = 0.5 * (lv + (y[i] - mu) ** 2 / lv.exp()).mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 12 == 11:
        print(epoch + 1, loss.item())
with torch.no_grad():
    mu, lv = net(x[700:])
    print("held-out nll", (0.5 * (lv + (y[700:] - mu) ** 2 / lv.exp())).mean().item())
