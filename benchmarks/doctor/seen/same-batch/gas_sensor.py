import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(45)


def simulate(n):
    """Response of 4 sensors to a mixture; predict concentration."""
    r = torch.randn(n, 4)
    conc = torch.sin(r[:, 0]) + 0.5 * r[:, 1] * torch.sigmoid(2 * r[:, 2]) - 0.3 * r[:, 3]
    return r, (conc + 0.15 * torch.randn(n)).unsqueeze(-1)


train_loader = DataLoader(TensorDataset(*simulate(1600)), batch_size=32, shuffle=True)
x_test, y_test = simulate(500)

net = nn.Sequential(nn.Linear(4, 20), nn.Tanh(), nn.Linear(20, 1))
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=400, gamma=0.5)
criterion = nn.MSELoss()

num_steps = 1000
train_iter = iter(train_loader)
inputs, targets = next(train_iter)
for step in range(1, num_steps + 1):
    optimizer.zero_grad()
    loss = criterion(net(inputs), targets)
    loss.backward()
    optimizer.step()
    scheduler.step()
    if step % 100 == 0:
        print(f"step {step}: loss {loss.item():.5f}")

with torch.no_grad():
    print("test loss:", criterion(net(x_test), y_test).item())
