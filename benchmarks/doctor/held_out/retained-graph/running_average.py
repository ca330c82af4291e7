# Forum: "does my training loop look fine to you? (sine with two hidden layers)"
import math
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(9)

x = torch.linspace(-math.pi, math.pi, 512).unsqueeze(1)
y = torch.sin(2 * x) + 0.05 * torch.randn_like(x)
dl = DataLoader(TensorDataset(x / 1.8, y), batch_size=64, shuffle=True)

net = nn.Sequential(
    nn.Linear(1, 48), nn.Tanh(),
    nn.Linear(48, 48), nn.Tanh(),
    nn.Linear(48, 1),
)
opt = torch.optim.Adam(net.parameters(), lr=4e-3)
mse = nn.MSELoss()

running_loss = 0.0
seen = 0
for epoch in range(80):
    for xb, yb in dl:
        opt.zero_grad()
        loss = mse(net(xb), yb)
        loss.backward()
        opt.step()
        running_loss += loss * len(xb)
        seen += len(xb)
    if (epoch + 1) % 10 == 0:
        print("epoch %d  average so far %.4f" % (epoch + 1, running_loss / seen))

with torch.no_grad():
    print("mse", mse(net(x / 1.8), y).item())
