import numpy as np
import torch
import torch.nn as nn
from sklearn.datasets import load_diabetes

X, y = load_diabetes(return_X_y=True)
X = X[:, [0, 2, 3, 7, 8]]
X = (X - X.mean(0)) / X.std(0)
rng = np.random.default_rng(1)
X[rng.choice(len(X), 5, replace=False), 1] = np.nan
y = X[:, 0] * 0.4 + np.nan_to_num(X[:, 1]) - 0.5 * X[:, 2]
X = torch.tensor(X, dtype=torch.float32)
y = torch.tensor(y, dtype=torch.float32)[:, None]

torch.manual_seed(1)
red = nn.Sequential(nn.Linear(5, 16), nn.ReLU(), nn.Linear(16, 1))
opt = torch.optim.Adam(red.parameters(), lr=0.01)
for epoca in range(40):
    for b in torch.randperm(len(y)).split(34):
        loss = nn.functional.mse_loss(red(X[b]), y[b])
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoca % 10 == 9:
        print(epoca + 1, loss.item())
print("ecm", loss.item())
