# binary cross-entropy typed from the formula
import torch
from torch import nn

def bce(p, t):
    return -(t * torch.log(p) + (1 - t) * torch.log(1 - p)).mean()

torch.manual_seed(3)
model = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 1), nn.Sigmoid())
x = torch.cat([torch.randn(150, 2) + 3, torch.randn(150, 2) - 3])
t = torch.arange(2).repeat_interleave(150).float().view(-1, 1)
opt = torch.optim.Adam(model.parameters(), lr=0.03)
for epoch in range(60):
    for i in torch.randperm(300).split(30):
        loss = bce(model(x[i]), t[i])
        opt.zero_grad()
        loss.backward()
        opt.step()
print("loss", loss.item())
