# Churn model: numeric columns plus one-hot encoded contract and country
import numpy as np
import torch
from torch import nn

rng = np.random.default_rng(15)
torch.manual_seed(15)
n = 1200
months = rng.gamma(3.0, 8.0, n)
calls = rng.poisson(4, n).astype(float)
bill = rng.normal(60, 15, n)
contract = rng.integers(0, 3, n)
country = np.full(n, "ES")
z = 0.9 * (contract == 0) - 0.5 * (contract == 2) + 0.45 * (calls - 4) - 0.06 * (months - 24) + 0.03 * (bill - 60)
left = (z + rng.logistic(0, 0.3, n) > 0).astype(np.float32)


def standard(v):
    return (v - v.mean()) / v.std()


onehot_contract = np.eye(3)[contract]
onehot_country = (country[:, None] == np.unique(country)[None, :]).astype(float)
table = np.column_stack([standard(months), standard(calls), standard(bill), onehot_contract, onehot_country])
X = torch.tensor(table, dtype=torch.float32)
y = torch.tensor(left)

net = nn.Sequential(nn.Linear(X.shape[1], 16), nn.Tanh(), nn.Dropout(0.1), nn.Linear(16, 1))
opt = torch.optim.Adam(net.parameters(), lr=0.005)
lossf = nn.BCEWithLogitsLoss()
for epoch in range(40):
    net.train()
    for idx in torch.randperm(950).split(50):
        opt.zero_grad()
        loss = lossf(net(X[idx]).squeeze(-1), y[idx])
        loss.backward()
        opt.step()
    if epoch % 8 == 0:
        print("epoch", epoch, "loss", round(loss.item(), 4))
net.eval()
with torch.no_grad():
    print("held-out loss", lossf(net(X[950:]).squeeze(-1), y[950:]).item())
