import torch
from torch import nn


class Feeder:
    """Gives out mini-batches of a shuffled copy of the data, one after the other."""

    def __init__(self, x, y, size):
        p = torch.randperm(len(x))
        self.x, self.y, self.size, self.pos = x[p], y[p], size, 0

    def next(self):
        a = self.pos
        b = a + self.size
        if b > len(self.x):
            a, b = 0, self.size
        self.pos = a
        return self.x[a:b], self.y[a:b]


torch.manual_seed(50)
X = torch.randn(2500, 8)
w = torch.randn(8, 3)
y = (torch.sin(X) @ w).argmax(1)
net = nn.Sequential(nn.Linear(8, 32), nn.GELU(), nn.Linear(32, 3))
feed = Feeder(X[:2000], y[:2000], 64)
opt = torch.optim.Adam(net.parameters(), lr=0.005)
loss_fn = nn.CrossEntropyLoss()
for it in range(400):
    xb, yb = feed.next()
    opt.zero_grad()
    loss = loss_fn(net(xb), yb)
    loss.backward()
    opt.step()
    if it % 100 == 99:
        print(it + 1, loss.item())
with torch.no_grad():
    print("held-out loss", loss_fn(net(X[2000:]), y[2000:]).item())
