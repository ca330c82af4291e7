import torch
from torch import nn
from sklearn.datasets import make_moons

torch.manual_seed(50)


class DeepNet(nn.Module):
    """Nine hidden layers of 24 units."""

    def __init__(self, depth=9, width=24):
        super().__init__()
        self.first = nn.Linear(2, width)
        self.hidden = nn.ModuleList([nn.Linear(width, width) for _ in range(depth - 1)])
        self.last = nn.Linear(width, 2)
        self.act = nn.Sigmoid()
        for m in self.modules():
            if isinstance(m, nn.Linear):
                nn.init.kaiming_normal_(m.weight)
                nn.init.zeros_(m.bias)

    def forward(self, x):
        x = self.act(self.first(x))
        for layer in self.hidden:
            x = self.act(layer(x))
        return self.last(x)


X, y = make_moons(800, noise=0.1, random_state=50)
X = (X - X.mean(0)) / X.std(0)
X, y = torch.tensor(X, dtype=torch.float32), torch.tensor(y)
X_train, y_train, X_test, y_test = X[:600], y[:600], X[600:], y[600:]

model = DeepNet()
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.015, momentum=0.9)

for epoch in range(60):
    for idx in torch.randperm(600).split(50):
        optimizer.zero_grad()
        loss = criterion(model(X_train[idx]), y_train[idx])
        loss.backward()
        optimizer.step()
    if epoch % 10 == 0:
        print("epoch", epoch, loss.item())

with torch.no_grad():
    print("test loss:", criterion(model(X_test), y_test).item())
