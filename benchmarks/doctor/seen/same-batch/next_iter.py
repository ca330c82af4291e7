import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
torch.manual_seed(1)
x = torch.rand(320, 1) * 6 - 3
y = torch.sin(x)
loader = DataLoader(TensorDataset(x, y), batch_size=8)
net = nn.Sequential(nn.Linear(1, 24), nn.Tanh(), nn.Linear(24, 1))
opt = torch.optim.Adam(net.parameters(), lr=0.02)
stream = None
for step in range(600):
    xb, yb = next(iter(loader))
    loss = nn.functional.mse_loss(net(xb), yb)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(nn.functional.mse_loss(net(x), y).item())
