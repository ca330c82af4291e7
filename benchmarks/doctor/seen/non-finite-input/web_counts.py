# Purchases of an online shop from visit counts
import numpy as np
import torch
import torch.nn as nn

rng = np.random.default_rng(44)
torch.manual_seed(44)
N = 1000
visits = rng.poisson(20, N)
clicks = rng.binomial(visits, 0.3)
returns = rng.poisson(2.0, N)
spend = 0.6 * np.sqrt(visits) + 0.25 * clicks - 0.5 * np.log1p(returns) + rng.normal(0, 0.15, N)

features = np.stack([
    np.log1p(visits),
    np.log1p(clicks),
    np.log(returns),
], axis=1)
mu, sigma = features[:800].mean(0), features[:800].std(0)
features = (features - mu) / sigma
spend = (spend - spend[:800].mean()) / spend[:800].std()

X = torch.from_numpy(features).float()
Y = torch.from_numpy(spend).float().unsqueeze(1)
model = nn.Sequential(nn.Linear(3, 20), nn.LeakyReLU(0.1), nn.Linear(20, 1))
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
criterion = nn.L1Loss()
for epoch in range(50):
    perm = torch.randperm(800)
    for s in range(0, 800, 80):
        xb, yb = X[perm[s:s + 80]], Y[perm[s:s + 80]]
        optimizer.zero_grad()
        out = model(xb)
        loss = criterion(out, yb)
        loss.backward()
        optimizer.step()
    if epoch % 10 == 0:
        print("epoch", epoch, "mae", loss.item())
with torch.no_grad():
    print("test mae", criterion(model(X[800:]), Y[800:]).item())
