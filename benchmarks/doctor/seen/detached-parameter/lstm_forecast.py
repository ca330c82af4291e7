import numpy as np
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
rng = np.random.default_rng(0)


def make_windows(n, length=12):
    t = np.arange(length + 1)
    freq = rng.uniform(0.3, 1.2, size=(n, 1))
    phase = rng.uniform(0, 2 * np.pi, size=(n, 1))
    s = np.sin(freq * t + phase) + 0.05 * rng.normal(size=(n, length + 1))
    return (torch.tensor(s[:, :-1, None], dtype=torch.float32),
            torch.tensor(s[:, -1:], dtype=torch.float32))


class Forecaster(nn.Module):
    def __init__(self, hidden=20):
        super().__init__()
        self.lstm = nn.LSTM(1, hidden, batch_first=True)
        self.out = nn.Linear(hidden, 1)

    def forward(self, x):
        _, (h, c) = self.lstm(x)
        last = h[-1].detach()
        return self.out(last)


train_x, train_y = make_windows(400)
val_x, val_y = make_windows(256)
loader = DataLoader(TensorDataset(train_x, train_y), batch_size=64, shuffle=True)

net = Forecaster()
optimizer = torch.optim.Adam(net.parameters(), lr=0.03)
scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=40)
mse = nn.MSELoss()

for epoch in range(40):
    net.train()
    for xb, yb in loader:
        optimizer.zero_grad()
        loss = mse(net(xb), yb)
        loss.backward()
        optimizer.step()
    scheduler.step()
    if epoch % 10 == 9:
        net.eval()
        with torch.no_grad():
            print(f"epoch {epoch + 1}: val mse {mse(net(val_x), val_y).item():.4f}")

with torch.no_grad():
    print("validation mse", mse(net(val_x), val_y).item())
