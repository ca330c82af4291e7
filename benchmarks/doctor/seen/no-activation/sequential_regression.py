import torch
from torch import nn
torch.manual_seed(2)
x = torch.linspace(-2, 2, 160).unsqueeze(1)
y = x.abs() + 0.3 * torch.cos(4 * x)
model = nn.Sequential(
    nn.Linear(1, 32),
    nn.Linear(32, 32),
    nn.Linear(32, 1),
)
opt = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(400):
    loss = nn.functional.mse_loss(model(x), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
