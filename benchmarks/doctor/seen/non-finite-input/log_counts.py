"""Spam or not, from word counts."""
import numpy as np
import torch
from torch import nn

rng = np.random.default_rng(12)
torch.manual_seed(12)
n = 400
spam = rng.integers(0, 2, n)
base = np.array([2.0, 3.0, 1.5, 4.0])
tilt = np.array([3.0, -1.5, 2.5, -2.0])
counts = rng.poisson(base + tilt * spam[:, None]).astype(np.float32)

features = np.log(counts)
x = torch.tensor(features)
y = torch.tensor(spam, dtype=torch.float32)
train, test = torch.arange(300), torch.arange(300, n)

model = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 1))
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
loss_function = nn.BCEWithLogitsLoss()
for epoch in range(15):
    for batch in train[torch.randperm(300)].split(30):
        optimizer.zero_grad()
        loss = loss_function(model(x[batch]).flatten(), y[batch])
        loss.backward()
        optimizer.step()
    print(f"epoch {epoch} loss {loss.item():.4f}")
with torch.no_grad():
    print("accuracy", ((model(x[test]).flatten() > 0).float() == y[test]).float().mean().item())
