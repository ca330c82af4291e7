import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import load_digits

torch.manual_seed(6)
d = load_digits()
c = d.data.std(0) > 0.3
X = torch.tensor((d.data[:, c] - d.data[:, c].mean(0)) / (d.data[:, c].std(0) + 1.0), dtype=torch.float32)
y = torch.tensor(d.target)
r = torch.randperm(len(y))
train_ds = TensorDataset(X[r[:1400]], y[r[:1400]])
loader = DataLoader(train_ds, batch_size=64, shuffle=True)

net = nn.Sequential(nn.Linear(X.shape[1], 40), nn.ReLU(), nn.Linear(40, 10))
opt = torch.optim.SGD(net.parameters(), lr=0.1, weight_decay=1e-3)
xb, yb = next(iter(loader))
for step in range(300):
    xb, yb = xb, yb
    loss = nn.functional.cross_entropy(net(xb), yb)
    opt.zero_grad()
    loss.backward()
    opt.step()
    if step % 60 == 0:
        print(step, loss.item())
with torch.no_grad():
    acc = (net(X[r[1400:]]).argmax(1) == y[r[1400:]]).float().mean()
print("test accuracy", acc.item())
