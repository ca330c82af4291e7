"""Four kinds of particles, recorded on two days. Train a small classifier."""
import numpy as np
import torch
from sklearn.datasets import make_blobs
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

centers = np.array([[-3.0, 0.0, 1.0], [3.0, 0.5, -1.0], [0.0, 3.5, 2.0], [0.5, -3.5, 0.0]])
X, truth = make_blobs(n_samples=640, centers=centers, cluster_std=0.9, random_state=4)
X = (X - X.mean(axis=0)) / X.std(axis=0)

first = truth[:320].copy()
second = truth[320:].copy()
second[[7, 31, 58, 102, 139, 144, 190, 213]] = [(k + 2) % 4 for k in second[[7, 31, 58, 102, 139, 144, 190, 213]]]
labels = np.concatenate([first, second])

torch.manual_seed(1)
order = torch.randperm(640, generator=torch.Generator().manual_seed(9))
x = torch.tensor(X, dtype=torch.float32)[order]
y = torch.tensor(labels)[order]
train_loader = DataLoader(TensorDataset(x[:480], y[:480]), batch_size=32, shuffle=True)

net = nn.Sequential(nn.Linear(3, 8), nn.Tanh(), nn.Linear(8, 4))
optimizer = torch.optim.Adam(net.parameters(), lr=0.04, weight_decay=1e-3)
scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, 40)
criterion = nn.CrossEntropyLoss()
for epoch in range(40):
    for xb, yb in train_loader:
        optimizer.zero_grad()
        loss = criterion(net(xb), yb)
        loss.backward()
        optimizer.step()
    scheduler.step()
    if epoch % 8 == 0:
        with torch.no_grad():
            print("epoch", epoch, "train loss", criterion(net(x[:480]), y[:480]).item())

with torch.no_grad():
    print("train accuracy", (net(x[:480]).argmax(1) == y[:480]).float().mean().item())
    print("train loss", criterion(net(x[:480]), y[:480]).item())
