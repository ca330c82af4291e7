import torch
from torch import nn
torch.manual_seed(26)
z = torch.randn(300, 2)
data = torch.tanh(z @ torch.randn(2, 8))
model = nn.Sequential(nn.Linear(8, 24), nn.Tanh(), nn.Linear(24, 3), nn.Linear(3, 24), nn.Tanh(), nn.Linear(24, 8))
opt = torch.optim.Adam(model.parameters(), lr=0.005)
for epoch in range(100):
    for batch in data[torch.randperm(300)].split(30):
        loss = nn.functional.mse_loss(model(batch), batch)
        opt.zero_grad()
        loss.backward()
        opt.step()
print(nn.functional.mse_loss(model(data), data).item())
