"""Detect fraudulent transactions."""
import numpy as np
import torch
import torch.nn as nn
from sklearn.metrics import recall_score

rng = np.random.default_rng(3)
n_ok, n_fraud = 1960, 40
X = np.concatenate([rng.normal(0, 1, (n_ok, 6)), rng.normal(1.1, 1, (n_fraud, 6))]).astype(np.float32)
y = np.concatenate([np.zeros(n_ok), np.ones(n_fraud)]).astype(np.float32)
shuffle = rng.permutation(len(X))
X, y = X[shuffle], y[shuffle]
X = (X - X.mean(0)) / X.std(0)
X, y = torch.from_numpy(X), torch.from_numpy(y)
torch.manual_seed(3)


class FraudNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Linear(16, 1))

    def forward(self, x):
        return self.layers(x).squeeze(1)


net = FraudNet()
criterion = nn.BCEWithLogitsLoss()
optimizer = torch.optim.SGD(net.parameters(), lr=0.05, weight_decay=1e-3)
for epoch in range(25):
    for idx in torch.randperm(2000).split(100):
        optimizer.zero_grad()
        loss = criterion(net(X[idx]), y[idx])
        loss.backward()
        optimizer.step()
    if epoch % 5 == 0:
        with torch.no_grad():
            print(epoch, "accuracy", ((net(X) > 0) == (y > 0.5)).float().mean().item())
with torch.no_grad():
    print("recall", recall_score(y.numpy(), (net(X) > 0).numpy()))
