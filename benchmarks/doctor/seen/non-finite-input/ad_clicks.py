"""Predict purchases from ad statistics."""
import numpy as np
import torch
from torch import nn


def build_features(views, clicks, minutes):
    ctr = clicks / views
    return np.stack([np.log1p(views), ctr, np.sqrt(minutes)], axis=1)


def standardise(train, *others):
    mu, sigma = np.nanmean(train, axis=0), np.nanstd(train, axis=0)
    return [torch.tensor((a - mu) / sigma, dtype=torch.float32) for a in (train, *others)]


class LogisticModel(nn.Module):
    def __init__(self, n_features):
        super().__init__()
        self.linear = nn.Linear(n_features, 1)

    def forward(self, x):
        return self.linear(x).squeeze(1)


np.seterr(all="ignore")
rng = np.random.default_rng(8)
n = 1000
views = rng.poisson(8, n) * rng.binomial(1, 0.97, n)
clicks = rng.binomial(views, rng.beta(2, 4, n))
minutes = rng.exponential(5, n)
score = 1.2 * (clicks - 2.5) + 1.5 * (np.sqrt(minutes) - 2) + rng.logistic(0, 0.4, n)
bought = torch.tensor(score > 0, dtype=torch.float32)

features = build_features(views, clicks, minutes)
x_train, x_test = standardise(features[:750], features[750:])
y_train, y_test = bought[:750], bought[750:]

torch.manual_seed(8)
model = LogisticModel(3)
criterion = nn.BCEWithLogitsLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
for step in range(400):
    idx = torch.randint(0, 750, (64,))
    loss = criterion(model(x_train[idx]), y_train[idx])
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if step % 50 == 0:
        print(step, loss.item())
with torch.no_grad():
    print("test loss", criterion(model(x_test), y_test).item())
