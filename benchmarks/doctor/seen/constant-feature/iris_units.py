import numpy as np
import torch
from torch import nn
from sklearn.datasets import load_iris
iris = load_iris()
unit = np.full((150, 1), 2.54)
raw = np.hstack([iris.data, unit])
scaled = (raw - raw.mean(0)) / (raw.std(0) + 1e-8)
X = torch.tensor(scaled, dtype=torch.float32)
Y = torch.tensor(iris.target)
torch.manual_seed(0)
model = nn.Sequential(nn.Linear(X.shape[1], 16), nn.ReLU(), nn.Linear(16, 3))
opt = torch.optim.Adam(model.parameters(), lr=0.02)
for epoch in range(40):
    for i in torch.randperm(150).split(15):
        loss = nn.functional.cross_entropy(model(X[i]), Y[i])
        opt.zero_grad()
        loss.backward()
        opt.step()
print(nn.functional.cross_entropy(model(X), Y).item())
