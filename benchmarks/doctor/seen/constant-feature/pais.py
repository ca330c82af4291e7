"""House prices from a table with categorical columns; only the coast is used."""
import numpy as np
import torch
from torch import nn

rng = np.random.default_rng(40)
n = 1500
region = rng.choice(["coast", "inland", "islands"], n)
kind = rng.choice(["flat", "house"], n)
area = rng.normal(90, 25, n)
age = rng.uniform(0, 60, n)
price = 2.0 * area - 1.2 * age + 30 * (kind == "house") + 20 * (region == "islands") + 0.02 * area * (kind == "house") * (60 - age)
price = price + rng.normal(0, 5, n)

keep = region == "coast"
region, kind, area, age, price = [a[keep] for a in (region, kind, area, age, price)]


def one_hot(col, values):
    return np.stack([(col == v).astype(float) for v in values], axis=1)


def zscore(a):
    return (a - a.mean()) / a.std()


columns = [zscore(area)[:, None], zscore(age)[:, None], one_hot(kind, ["house"])]
columns.append(one_hot(region, ["coast"]))
X = torch.tensor(np.hstack(columns), dtype=torch.float32)
Y = torch.tensor(zscore(price)[:, None], dtype=torch.float32)
torch.manual_seed(0)
model = nn.Sequential(nn.Linear(X.shape[1], 16), nn.ReLU(), nn.Linear(16, 1))
opt = torch.optim.Adam(model.parameters(), lr=0.01)
cut = int(0.8 * len(X))
for epoch in range(40):
    for b in torch.randperm(cut).split(40):
        loss = ((model(X[b]) - Y[b]) ** 2).mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 10 == 9:
        print(epoch + 1, loss.item())
with torch.no_grad():
    print("test mse", ((model(X[cut:]) - Y[cut:]) ** 2).mean().item())
