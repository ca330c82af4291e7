import numpy as np
import torch
import torch.nn as nn
from torch.utils.data import TensorDataset, DataLoader


def load_data(n=800, seed=31):
    rng = np.random.default_rng(seed)
    size = rng.normal(75, 20, n)
    rooms = np.clip(np.round(size / 25 + rng.normal(0, 0.7, n)), 1, 6)
    dist = rng.exponential(4.0, n)
    rent = 200 + 11 * size + 40 * rooms - 35 * dist + rng.normal(0, 60, n)
    X = np.column_stack([size, rooms, dist])
    X = (X - X.mean(0)) / X.std(0)
    y = (rent - rent.mean()) / rent.std()
    return torch.tensor(X, dtype=torch.float32), torch.tensor(y, dtype=torch.float32)


class RentNet(nn.Module):
    def __init__(self, n_in):
        super().__init__()
        self.hidden = nn.Linear(n_in, 16)
        self.out = nn.Linear(16, 1)

    def forward(self, x):
        return self.out(torch.relu(self.hidden(x)))


def squared_error(prediction, target):
    return ((prediction - target) ** 2).mean()


torch.manual_seed(31)
X, y = load_data()
X_tr, y_tr, X_te, y_te = X[:600], y[:600], X[600:], y[600:]
loader = DataLoader(TensorDataset(X_tr, y_tr), batch_size=30, shuffle=True)
model = RentNet(3)
opt = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(20):
    for xb, yb in loader:
        loss = squared_error(model(xb), yb)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(f"epoch {epoch:2d} loss {loss.item():.4f}")
with torch.no_grad():
    residual = model(X_te).flatten() - y_te
print("test mse:", residual.square().mean().item())
