"""Household spending model with ratio features."""
import numpy as np
import torch
from torch import nn

rng = np.random.default_rng(4)
torch.manual_seed(4)
n = 600
raw = {
    "food": rng.gamma(4.0, 1.0, n),
    "rent": rng.gamma(6.0, 1.0, n),
    "cars": rng.integers(1, 4, n).astype(float),
}
raw["kids"] = rng.integers(0, 3, n).astype(float)
np.seterr(all="ignore")


def with_ratios(raw, pairs):
    out = dict(raw)
    for a, b in pairs:
        out[f"{a}/{b}"] = raw[a] / raw[b]
    return out


table = with_ratios(raw, [("food", "rent"), ("rent", "cars"), ("food", "kids")])
X = np.column_stack(list(table.values()))
X = (X - np.median(X, axis=0)) / (np.nanpercentile(X, 75, axis=0) - np.nanpercentile(X, 25, axis=0))
spend = 0.5 * raw["food"] + 0.3 * raw["rent"] + raw["kids"] - 0.4 * raw["cars"] + rng.normal(0, 0.1, n)
y = (spend - spend.mean()) / spend.std()
X = torch.tensor(X, dtype=torch.float32)
y = torch.tensor(y, dtype=torch.float32).reshape(-1, 1)

net = nn.Sequential(nn.Linear(X.shape[1], 16), nn.ReLU(), nn.Linear(16, 1))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(30):
    for i in torch.randperm(480).split(40):
        opt.zero_grad()
        loss = nn.functional.mse_loss(net(X[i]), y[i])
        loss.backward()
        opt.step()
    if epoch % 10 == 0:
        print(epoch, loss.item())
with torch.no_grad():
    print("held-out", nn.functional.mse_loss(net(X[480:]), y[480:]).item())
