import torch
from torch import nn
from sklearn.datasets import load_digits
torch.manual_seed(11)
d = load_digits()
X = torch.tensor(d.data / 16, dtype=torch.float32); y = torch.tensor(d.target)
mix = torch.randperm(len(X))
X, y, Xv, yv = X[mix[:1400]], y[mix[:1400]], X[mix[1400:]], y[mix[1400:]]
net = nn.Sequential(nn.Linear(64, 48), nn.ReLU(), nn.Linear(48, 10))
opt = torch.optim.SGD(net.parameters(), lr=0.2, momentum=0.9, weight_decay=1e-3)
for epoch in range(25):
    for i in torch.randperm(1400).split(50):
        loss = nn.functional.cross_entropy(net(X[i]), y[i])
        opt.zero_grad()
        loss.backward()
        opt.step()
    with torch.no_grad():
        v = nn.functional.cross_entropy(net(Xv), yv).item()
print("validation", v)
