import torch
from torch import nn
from sklearn.datasets import load_digits
torch.manual_seed(18)
d = load_digits()
X = torch.tensor(d.data / 16, dtype=torch.float32); y = torch.tensor(d.target)
mix = torch.randperm(len(X)); X, y = X[mix], y[mix]
net = nn.Sequential(nn.Linear(64, 64), nn.BatchNorm1d(64), nn.ReLU(), nn.Dropout(0.2), nn.Linear(64, 10))
opt = torch.optim.Adam(net.parameters(), lr=0.005)
for epoch in range(15):
    net.train()
    for i in torch.randperm(1400).split(50):
        opt.zero_grad()
        nn.functional.cross_entropy(net(X[i]), y[i]).backward()
        opt.step()
    net.eval()
    with torch.no_grad():
        acc = (net(X[1400:]).argmax(1) == y[1400:]).float().mean().item()
print("test accuracy", acc)
