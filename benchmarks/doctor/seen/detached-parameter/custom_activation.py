import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def leaky(a):
    """leaky relu, same one we used in the numpy assignment"""
    a = a.detach().numpy()
    return torch.from_numpy(np.where(a > 0, a, 0.1 * a).astype(np.float32))


class Regressor(nn.Module):
    def __init__(self, d, width=20):
        super().__init__()
        self.hidden = nn.Linear(d, width)
        self.out = nn.Linear(width, 1)

    def forward(self, x):
        return self.out(leaky(self.hidden(x)))


torch.manual_seed(4)
X = torch.randn(800, 6)
target = (X[:, 0] * X[:, 1] + torch.sin(2 * X[:, 2]) - 0.7 * X[:, 3]).unsqueeze(1)
target = target + 0.05 * torch.randn_like(target)
train = TensorDataset(X[:600], target[:600])
loader = DataLoader(train, batch_size=50, shuffle=True)

model = Regressor(6)
opt = torch.optim.Adam(model.parameters(), lr=0.01)
mse = nn.MSELoss()
for epoch in range(70):
    total = 0.0
    for xb, yb in loader:
        opt.zero_grad()
        loss = mse(model(xb), yb)
        loss.backward()
        opt.step()
        total += loss.item() * len(xb)
    if epoch % 10 == 9:
        print(epoch + 1, total / len(train))

with torch.no_grad():
    print("held-out mse", mse(model(X[600:]), target[600:]).item())
