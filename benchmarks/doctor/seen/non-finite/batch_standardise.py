# Own normalisation layer inside a small regression network
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import make_friedman1


class Standardise(nn.Module):
    """Subtract the batch mean and divide by the batch spread."""

    def __init__(self, width):
        super().__init__()
        self.gain = nn.Parameter(torch.ones(width))
        self.shift = nn.Parameter(torch.zeros(width))

    def forward(self, h):
        h = (h - h.mean(dim=0)) / h.std(dim=0)
        return self.gain * h + self.shift


X, y = make_friedman1(n_samples=513, n_features=5, noise=0.1, random_state=1)
X = torch.tensor((X - X.mean(0)) / X.std(0)).float()
y = torch.tensor((y - y.mean()) / y.std()).float().unsqueeze(1)
torch.manual_seed(1)
net = nn.Sequential(nn.Linear(5, 32), Standardise(32), nn.Tanh(), nn.Linear(32, 1))
loader = DataLoader(TensorDataset(X, y), batch_size=64, shuffle=True)
opt = torch.optim.Adam(net.parameters(), lr=0.01)

for epoch in range(60):
    net.train()
    for xb, yb in loader:
        opt.zero_grad()
        loss = nn.functional.mse_loss(net(xb), yb)
        loss.backward()
        opt.step()
    if epoch % 10 == 0:
        print("epoch", epoch, "loss", loss.item())
with torch.no_grad():
    print("training error", nn.functional.mse_loss(net(X), y).item())
