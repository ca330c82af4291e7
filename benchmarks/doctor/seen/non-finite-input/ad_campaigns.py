# Click-through model: will the campaign be renewed? (synthetic export of the ads table)
import numpy as np
import torch
import torch.nn as nn

rng = np.random.RandomState(77)
torch.manual_seed(77)
n = 900
impressions = rng.poisson(6, n)
clicks = rng.binomial(impressions, rng.beta(2, 3, n))
budget = rng.lognormal(3.0, 0.5, n)
weeks = rng.randint(1, 30, n)

ctr = clicks / impressions
score = 3.0 * (np.nan_to_num(ctr) - 0.4) / 0.25 + 1.2 * (np.log(budget) - 3.0) / 0.5 + 0.05 * (weeks - 15)
renewed = (score + rng.logistic(0, 0.6, n) > 0).astype(np.float32)

features = np.stack([ctr, np.log(budget), weeks.astype(float)], axis=1)
train, valid = np.arange(700), np.arange(700, n)
mu, sd = features[train].mean(0), features[train].std(0)
features = torch.tensor((features - mu) / sd, dtype=torch.float32)
renewed = torch.tensor(renewed)

model = nn.Sequential(nn.Linear(3, 8), nn.Tanh(), nn.Linear(8, 1))
loss_fn = nn.BCEWithLogitsLoss()
opt = torch.optim.Adam(model.parameters(), lr=0.02)
for step in range(200):
    opt.zero_grad()
    loss = loss_fn(model(features[train]).squeeze(1), renewed[train])
    loss.backward()
    opt.step()
    if step % 40 == 0:
        print(f"step {step}: {loss.item():.4f}")
with torch.no_grad():
    print("validation loss:", loss_fn(model(features[valid]).squeeze(1), renewed[valid]).item())
