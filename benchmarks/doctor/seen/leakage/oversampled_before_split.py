import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split
torch.manual_seed(1)
x = torch.cat([torch.randn(200, 3), torch.randn(40, 3) + 2.5])
y = torch.cat([torch.zeros(200), torch.ones(40)]).long()
x = torch.cat([x, x[200:].repeat(4, 1)])
y = torch.cat([y, y[200:].repeat(4)])
train, test = random_split(TensorDataset(x, y), [0.75, 0.25])
net = nn.Sequential(nn.Linear(3, 12), nn.ReLU(), nn.Linear(12, 2))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(30):
    for xb, yb in DataLoader(train, batch_size=25, shuffle=True):
        opt.zero_grad()
        nn.functional.cross_entropy(net(xb), yb).backward()
        opt.step()
right = 0
with torch.no_grad():
    for xb, yb in DataLoader(test, batch_size=50):
        right += (net(xb).argmax(1) == yb).sum().item()
print("test accuracy", right / len(test))
