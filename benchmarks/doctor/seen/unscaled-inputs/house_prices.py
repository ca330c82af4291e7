"""House prices from a few attributes (in 100k dollars)."""
import numpy as np
import torch
import torch.nn as nn

rng = np.random.default_rng(21)
n = 600
sqft = rng.uniform(600, 4200, n)
beds = rng.integers(1, 6, n)
baths = rng.integers(1, 4, n)
year = rng.integers(1920, 2020, n)
lot = rng.uniform(1500, 12000, n)
price = 0.9 * sqft / 1000 + 0.25 * beds + 0.4 * baths + 0.012 * (year - 1920) + 0.05 * lot / 1000 + rng.normal(0, 0.1, n)

features = np.stack([sqft, beds, baths, year, lot], axis=1).astype("float32")
target = price.astype("float32")[:, None]
X = torch.from_numpy(features)
y = torch.from_numpy(target)
y = (y - y.mean()) / y.std()
Xtr, ytr, Xva, yva = X[:480], y[:480], X[480:], y[480:]

torch.manual_seed(21)
model = nn.Sequential(nn.Linear(5, 32), nn.ReLU(), nn.Linear(32, 1))
opt = torch.optim.Adam(model.parameters(), lr=0.005)
for epoch in range(60):
    perm = torch.randperm(480)
    for k in range(0, 480, 32):
        j = perm[k:k + 32]
        out = model(Xtr[j])
        loss = nn.functional.mse_loss(out, ytr[j])
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 10 == 9:
        with torch.no_grad():
            print(epoch + 1, nn.functional.mse_loss(model(Xva), yva).item())
