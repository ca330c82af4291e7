import torch
from torch import nn
torch.manual_seed(1)
x = torch.linspace(-4, 4, 160).unsqueeze(1)
y = torch.sin(3 * x)
model = nn.Sequential(nn.Linear(1, 2), nn.Tanh(), nn.Linear(2, 1))
opt = torch.optim.Adam(model.parameters(), lr=0.02)
for epoch in range(1500):
    opt.zero_grad()
    loss = nn.functional.mse_loss(model(x), y)
    loss.backward()
    opt.step()
print(loss.item())
