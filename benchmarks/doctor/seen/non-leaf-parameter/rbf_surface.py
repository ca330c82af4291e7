"""RBF network on a two-dimensional surface. Small reproduction for the group meeting."""
import math
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(11)


def peaks(p):
    x, y = p[:, 0], p[:, 1]
    return torch.sin(1.7 * x) * torch.cos(1.3 * y) + 0.5 * torch.exp(-((x - 1) ** 2 + (y + 1) ** 2))


class RBFLayer(nn.Module):
    def __init__(self, n_in, n_centers):
        super().__init__()
        self.centers = nn.Parameter(torch.randn(n_centers, n_in)) * 0.6
        self.log_width = nn.Parameter(torch.zeros(n_centers))

    def forward(self, x):
        d2 = ((x[:, None, :] - self.centers) ** 2).sum(-1)
        return torch.exp(-d2 * torch.exp(self.log_width))


class RBFNet(nn.Module):
    def __init__(self, n_centers=14):
        super().__init__()
        self.rbf = RBFLayer(2, n_centers)
        self.out = nn.Linear(n_centers, 1)

    def forward(self, x):
        return self.out(self.rbf(x)).squeeze(1)


points = torch.rand(1200, 2) * 5 - 2.5
values = peaks(points) + 0.05 * torch.randn(1200)
train_set = TensorDataset(points[:900], values[:900])
loader = DataLoader(train_set, batch_size=100, shuffle=True)

net = RBFNet()
opt = torch.optim.Adam(net.parameters(), lr=0.08)
sched = torch.optim.lr_scheduler.CosineAnnealingLR(opt, T_max=110)
for epoch in range(110):
    total = 0.0
    for xb, yb in loader:
        opt.zero_grad()
        loss = nn.functional.mse_loss(net(xb), yb)
        loss.backward()
        opt.step()
        total += loss.item() * len(xb)
    sched.step()
    if epoch % 20 == 0:
        print(f"epoch {epoch:3d}  train mse {total / len(train_set):.4f}")

with torch.no_grad():
    test = nn.functional.mse_loss(net(points[900:]), values[900:]).item()
print("test rmse", math.sqrt(test))
print("test mse", test)
