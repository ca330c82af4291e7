import torch
import torch.nn as nn
from sklearn.datasets import make_moons

torch.manual_seed(5)
X, y = make_moons(900, noise=0.1, random_state=5)
X = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float32)
y = torch.tensor(y)
Xtr, ytr, Xte, yte = X[:650], y[:650], X[650:], y[650:]


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(2, 6), nn.Tanh(), nn.Linear(6, 6), nn.Tanh())

    def forward(self, x):
        return self.net(x)


class Head(nn.Module):
    def __init__(self):
        super().__init__()
        self.lin = nn.Linear(6, 2)

    def forward(self, z):
        return self.lin(z)


encoder, head = Encoder(), Head()
loss_fn = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(head.parameters(), lr=0.02)

for epoch in range(40):
    order = torch.randperm(len(Xtr))
    for start in range(0, len(Xtr), 65):
        b = order[start:start + 65]
        optimizer.zero_grad()
        loss = loss_fn(head(encoder(Xtr[b])), ytr[b])
        loss.backward()
        optimizer.step()
    if epoch % 10 == 0:
        print("epoch", epoch, "loss", loss.item())

with torch.no_grad():
    print("test loss", loss_fn(head(encoder(Xte)), yte).item())
