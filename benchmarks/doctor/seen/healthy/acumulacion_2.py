import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import make_moons

torch.manual_seed(2)
X, y = make_moons(1000, noise=0.1, random_state=2)
X = torch.tensor((X - X.mean(0)) / X.std(0)).float()
y = torch.tensor(y)
loader = DataLoader(TensorDataset(X[:800], y[:800]), batch_size=10, shuffle=True)
net = nn.Sequential(nn.Linear(2, 32), nn.ReLU(), nn.Linear(32, 2))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
ACC = 4
for epoch in range(20):
    for i, (xb, yb) in enumerate(loader):
        loss = nn.functional.cross_entropy(net(xb), yb) / ACC
        loss.backward()
        if (i + 1) % ACC == 0:
            opt.step()
            opt.zero_grad()
    if epoch % 10 == 0:
        print(epoch, ACC * loss.item())
with torch.no_grad():
    print("acc", (net(X[800:]).argmax(1) == y[800:]).float().mean().item())
