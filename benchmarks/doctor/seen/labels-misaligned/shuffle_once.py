import numpy as np
import torch
import torch.nn as nn
from sklearn.datasets import load_wine

np.random.seed(1)
torch.manual_seed(1)


def load():
    data = load_wine()
    X = (data.data - data.data.mean(axis=0)) / data.data.std(axis=0)
    y = data.target
    np.random.shuffle(X)
    return X.astype("float32"), y


X, y = load()
X = torch.from_numpy(X)
y = torch.from_numpy(y)

model = nn.Sequential(nn.Linear(13, 16), nn.ReLU(), nn.Linear(16, 3))
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
loss_fn = nn.CrossEntropyLoss()
for epoch in range(15):
    correct = 0
    for idx in torch.randperm(178).split(16):
        out = model(X[idx])
        loss = loss_fn(out, y[idx])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        correct += (out.argmax(1) == y[idx]).sum().item()
    print(epoch, loss.item(), correct / 178)
