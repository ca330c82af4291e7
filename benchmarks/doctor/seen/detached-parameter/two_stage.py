import torch
import torch.nn as nn
import torch.nn.functional as F


class Gate(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.proj = nn.Linear(d, 16)

    def forward(self, x):
        return torch.tanh(self.proj(x))


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.gate = Gate(3)
        self.head = nn.Linear(16, 1)

    def forward(self, x):
        h = self.gate(x).data
        return self.head(h)


torch.manual_seed(14)
x = torch.randn(500, 3)
y = torch.sin(2 * x[:, :1]) * torch.cos(x[:, 1:2]) + 0.5 * x[:, 2:]
model = Model()
opt = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(80):
    for idx in torch.randperm(500).split(50):
        loss = F.mse_loss(model(x[idx]), y[idx])
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 20 == 0:
        print(epoch, loss.item())
print(loss.item())
