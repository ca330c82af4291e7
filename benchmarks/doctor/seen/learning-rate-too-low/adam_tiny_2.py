import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(2)
x = torch.randn(640, 5)
y = torch.tanh(x[:, 0] - x[:, 1]) + 0.5 * x[:, 2] + 0.05 * torch.randn(640)
dl = DataLoader(TensorDataset(x[:512], y[:512]), batch_size=32, shuffle=True)


class Regressor(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(5, 32), nn.ReLU(), nn.Linear(32, 1))

    def forward(self, x):
        return self.net(x).squeeze(-1)


model = Regressor()
optimizer = torch.optim.Adam(model.parameters(), lr=1e-5)
criterion = nn.MSELoss()
for epoch in range(1, 41):
    epoch_loss = 0.0
    for xb, yb in dl:
        optimizer.zero_grad()
        loss = criterion(model(xb), yb)
        loss.backward()
        optimizer.step()
        epoch_loss += loss.item() * len(xb)
    if epoch % 10 == 0:
        print(f"Epoch {epoch:3d} | loss {epoch_loss / 512:.4f}")
with torch.no_grad():
    print(f"val {criterion(model(x[512:]), y[512:]).item():.4f}")
