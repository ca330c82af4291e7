import argparse

import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def simulate(n, seed):
    rng = np.random.default_rng(seed)
    light = rng.normal(0, 1, n)
    water = rng.normal(0, 1, n)
    soil_ph = rng.normal(0, 1, n)
    greenhouse = np.full(n, 3) - 2
    growth = np.tanh(light + 0.5 * water) - 0.4 * soil_ph ** 2 + 0.05 * rng.normal(size=n)
    X = np.stack([light, water, soil_ph, greenhouse], axis=1)
    return torch.tensor(X, dtype=torch.float32), torch.tensor(growth, dtype=torch.float32)


class Growth(nn.Module):
    def __init__(self, n_in, hidden):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(n_in, hidden), nn.ELU(), nn.Linear(hidden, hidden), nn.ELU(), nn.Linear(hidden, 1))

    def forward(self, x):
        return self.layers(x)[:, 0]


ap = argparse.ArgumentParser()
ap.add_argument("--hidden", type=int, default=24)
ap.add_argument("--epochs", type=int, default=40)
ap.add_argument("--lr", type=float, default=5e-3)
cfg = ap.parse_args()

torch.manual_seed(10)
x, y = simulate(900, 1)
x_test, y_test = simulate(300, 2)
net = Growth(x.shape[1], cfg.hidden)
opt = torch.optim.Adam(net.parameters(), lr=cfg.lr)
for epoch in range(cfg.epochs):
    for xb, yb in DataLoader(TensorDataset(x, y), batch_size=45, shuffle=True):
        loss = nn.functional.mse_loss(net(xb), yb)
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 8 == 7:
        print(f"epoch {epoch + 1}: {loss.item():.4f}")
with torch.no_grad():
    print("test mse", nn.functional.mse_loss(net(x_test), y_test).item())
