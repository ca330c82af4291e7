# Airfoil-like regression, complete script as posted
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(40)
X = torch.randn(1600, 6)
y = (torch.tanh(X[:, 0] * X[:, 1]) + 0.7 * X[:, 2] - 0.5 * X[:, 3].abs() + 0.1 * torch.randn(1600)).unsqueeze(1)
y = (y - y.mean()) / y.std()
X_test, y_test = X[1300:], y[1300:]

loader = DataLoader(TensorDataset(X[:1300], y[:1300]), batch_size=64, shuffle=True)
model = nn.Sequential(nn.Linear(6, 32), nn.ReLU(), nn.Linear(32, 32), nn.ReLU(), nn.Linear(32, 1))
optimizer = torch.optim.Adam(model.parameters(), lr=0.005)
criterion = nn.MSELoss()

data, target = next(iter(loader))
for step in range(800):
    optimizer.zero_grad()
    output = model(data)
    loss = criterion(output, target)
    loss.backward()
    optimizer.step()
    if step % 100 == 99:
        print("step", step + 1, "loss", loss.item())

model.eval()
with torch.no_grad():
    print("test loss", criterion(model(X_test), y_test).item())
