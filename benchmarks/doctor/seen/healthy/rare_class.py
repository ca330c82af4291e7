import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, WeightedRandomSampler

rng = np.random.default_rng(14)
torch.manual_seed(14)
y = (rng.random(2500) < 0.06).astype(int)
X = rng.normal(size=(2500, 5))
X[y == 1, :3] += 2.5
X, y = torch.tensor(X, dtype=torch.float32), torch.tensor(y)
w = torch.where(y[:2000] == 1, 1 / (y[:2000] == 1).sum(), 1 / (y[:2000] == 0).sum())
dl = DataLoader(TensorDataset(X[:2000], y[:2000]), batch_size=50, sampler=WeightedRandomSampler(w, 2000))
net = nn.Sequential(nn.Linear(5, 10), nn.Tanh(), nn.Linear(10, 2))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(6):
    for a, b in dl:
        loss = nn.functional.cross_entropy(net(a), b)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
with torch.no_grad():
    pred = net(X[2000:]).argmax(1)
t = y[2000:]
print("balanced", (((pred == t) & (t == 1)).sum() / (t == 1).sum() / 2 + ((pred == t) & (t == 0)).sum() / (t == 0).sum() / 2).item())
