import math
import torch
import torch.nn as nn
from torch.utils.data import Dataset, DataLoader

torch.manual_seed(1)


class Tide(Dataset):
    """Water level over three days, one reading every few minutes."""

    def __init__(self, n=720):
        self.hour = torch.linspace(0, 72, n)
        self.level = torch.sin(2 * math.pi * self.hour / 24) + 0.5 * torch.cos(2 * math.pi * self.hour / 36) + 0.05 * torch.randn(n)

    def __len__(self):
        return len(self.hour)

    def __getitem__(self, i):
        return (self.hour[i:i + 1] - 36) / 20.8, self.level[i:i + 1]


tide = Tide()
train_dl = DataLoader(tide, batch_size=24)

net = nn.Sequential(nn.Linear(1, 32), nn.Tanh(), nn.Linear(32, 32), nn.Tanh(), nn.Linear(32, 1))
optim = torch.optim.Adam(net.parameters(), lr=0.005)

for epoch in range(40):
    tot = 0.0
    for xb, yb in train_dl:
        optim.zero_grad()
        loss = nn.functional.mse_loss(net(xb), yb)
        loss.backward()
        optim.step()
        tot += loss.item()
    if epoch % 8 == 7:
        print(f"epoch {epoch + 1:2d} loss {tot / len(train_dl):.4f}")
with torch.no_grad():
    allx = (tide.hour[:, None] - 36) / 20.8
    print("error over the three days", nn.functional.mse_loss(net(allx), tide.level[:, None]).item())
