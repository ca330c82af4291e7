"""Druckfestigkeit (synthetisch) mit ReLU-Netz"""
import torch
import torch.nn as nn

torch.manual_seed(8)
n = 500
x = torch.randn(n, 6)
y = (x[:, 0] * x[:, 1] + torch.sin(x[:, 2]) + 0.5 * x[:, 3]).unsqueeze(1)
y = (y - y.mean()) / y.std()


class Netz(nn.Module):
    def __init__(self):
        super().__init__()
        self.l1 = nn.Linear(6, 40)
        self.l2 = nn.Linear(40, 1)
        nn.init.kaiming_normal_(self.l1.weight, nonlinearity="relu")
        nn.init.constant_(self.l1.bias, -6.0)

    def forward(self, x):
        return self.l2(torch.relu(self.l1(x)))


netz = Netz()
opt = torch.optim.Adam(netz.parameters(), lr=0.01)
for epoche in range(80):
    for b in torch.randperm(n).split(50):
        fehler = ((netz(x[b]) - y[b]) ** 2).mean()
        opt.zero_grad()
        fehler.backward()
        opt.step()
    if epoche % 20 == 0:
        print(epoche, fehler.item())
with torch.no_grad():
    print("MSE", ((netz(x) - y) ** 2).mean().item())
