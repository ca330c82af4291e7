"""Inputs are normalised inside the network, per batch."""
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import make_blobs


class BatchStandardise(nn.Module):
    def forward(self, x):
        return (x - x.mean(dim=0)) / x.std(dim=0)


torch.manual_seed(141)
X, y = make_blobs(n_samples=600, centers=4, n_features=3, cluster_std=1.8, random_state=11)
X, y = torch.tensor(X, dtype=torch.float32), torch.tensor(y)
tr = DataLoader(TensorDataset(X[:481], y[:481]), batch_size=40, shuffle=True)
model = nn.Sequential(BatchStandardise(), nn.Linear(3, 16), nn.ReLU(), nn.Linear(16, 4))
opt = torch.optim.Adam(model.parameters(), lr=0.01)
ce = nn.CrossEntropyLoss()
for epoch in range(20):
    s = 0.0
    for xb, yb in tr:
        loss = ce(model(xb), yb)
        opt.zero_grad()
        loss.backward()
        opt.step()
        s += loss.item()
    if epoch % 5 == 0:
        print(epoch, s / len(tr))
with torch.no_grad():
    print("val loss", ce(model(X[481:]), y[481:]).item())
