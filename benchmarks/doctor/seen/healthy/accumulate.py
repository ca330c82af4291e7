import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(1)
x = torch.randn(640, 4)
y = torch.sin(x[:, :1]) + 0.5 * x[:, 1:2] * x[:, 2:3]
loader = DataLoader(TensorDataset(x, y), batch_size=16, shuffle=True)
net = nn.Sequential(nn.Linear(4, 48), nn.ReLU(), nn.Linear(48, 1))
opt = torch.optim.Adam(net.parameters(), lr=0.02)
ACCUM = 4
for epoch in range(40):
    opt.zero_grad()
    for k, (xb, yb) in enumerate(loader):
        loss = nn.functional.mse_loss(net(xb), yb) / ACCUM
        loss.backward()
        if (k + 1) % ACCUM == 0:
            opt.step()
            opt.zero_grad()
    if epoch % 10 == 9:
        print(epoch + 1, loss.item() * ACCUM)
with torch.no_grad():
    print("mse", nn.functional.mse_loss(net(x), y).item())
