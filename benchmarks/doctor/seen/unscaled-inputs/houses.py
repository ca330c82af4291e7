"""Price of a flat from its size, year, distance to the centre and number of rooms."""
import numpy as np
import torch

rng = np.random.default_rng(12)
n = 500
size = rng.uniform(30, 180, n)
year = rng.integers(1950, 2023, n).astype(float)
dist = rng.uniform(200, 15000, n)
rooms = np.clip(np.round(size / 30 + rng.normal(0, 0.7, n)), 1, 7)
price = 0.9 * (size - 105) / 45 + 0.4 * (year - 1986) / 21 - 0.5 * (dist - 7600) / 4300 + 0.1 * rng.normal(size=n)

features = np.stack([size, year, dist, rooms], axis=1)
X = torch.as_tensor(features, dtype=torch.float32)
y = torch.as_tensor(price, dtype=torch.float32)[:, None]

torch.manual_seed(1)
net = torch.nn.Sequential(torch.nn.Linear(4, 20), torch.nn.ReLU(), torch.nn.Linear(20, 1))
optim = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(40):
    perm = torch.randperm(400)
    for i in range(0, 400, 20):
        j = perm[i:i + 20]
        loss = torch.nn.functional.mse_loss(net(X[j]), y[j])
        optim.zero_grad()
        loss.backward()
        optim.step()
    if epoch % 10 == 9:
        print(epoch + 1, round(loss.item(), 4))
with torch.no_grad():
    print("validation mse", torch.nn.functional.mse_loss(net(X[400:]), y[400:]).item())
