"""Predict the strength of concrete mixes with mini-batches of 64."""
import torch
import torch.nn as nn
import torch.optim as optim
from torch.utils.data import DataLoader, TensorDataset


def mixes(n):
    x = torch.randn(n, 6)
    s = torch.tanh(x[:, 0]) + 0.5 * x[:, 1] * x[:, 2] - 0.4 * x[:, 3] + 0.3 * torch.relu(x[:, 4]) + 0.2 * x[:, 5]
    return x, (s + 0.05 * torch.randn(n)).unsqueeze(1)


torch.manual_seed(38)
x_train, y_train = mixes(1600)
x_test, y_test = mixes(300)
loader = DataLoader(TensorDataset(x_train, y_train), batch_size=64, shuffle=True)
model = nn.Sequential(nn.Linear(6, 48), nn.ReLU(), nn.Linear(48, 1))
optimizer = optim.Adam(model.parameters(), lr=0.01)
criterion = nn.MSELoss()

xb, yb = next(iter(loader))
for step in range(700):
    optimizer.zero_grad()
    loss = criterion(model(xb), yb)
    loss.backward()
    optimizer.step()
    if (step + 1) % 100 == 0:
        print(f"[{step + 1}/700] loss: {loss.item():.5f}")

model.eval()
with torch.no_grad():
    print(f"test loss: {criterion(model(x_test), y_test).item():.5f}")
