"""Binary classifier, loss written out as in the lecture slides."""
import torch
from torch import nn
from sklearn.datasets import make_moons

torch.manual_seed(5)
X, y = make_moons(1000, noise=0.08, random_state=1)
X = torch.tensor(X, dtype=torch.float32)
X = (X - X.mean(0)) / X.std(0)
y = torch.tensor(y, dtype=torch.float32)
X_train, y_train = X[:750], y[:750]
X_test, y_test = X[750:], y[750:]


class Classifier(nn.Module):
    def __init__(self, hidden=32):
        super().__init__()
        self.hidden = nn.Linear(2, hidden)
        self.output = nn.Linear(hidden, 1)

    def forward(self, x):
        h = torch.tanh(self.hidden(x))
        return torch.sigmoid(self.output(h)).squeeze(1)


def cross_entropy(p, y):
    return -(y * torch.log(p) + (1 - y) * torch.log(1 - p)).mean()


model = Classifier()
optimizer = torch.optim.Adam(model.parameters(), lr=0.03)
for step in range(1200):
    p = model(X_train)
    loss = cross_entropy(p, y_train)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if step % 150 == 0:
        acc = ((p > 0.5) == (y_train > 0.5)).float().mean().item()
        print(f"step {step} loss {loss.item():.5f} acc {acc:.3f}")

with torch.no_grad():
    p = model(X_test)
    print("test accuracy", ((p > 0.5) == (y_test > 0.5)).float().mean().item())
    print("test loss", cross_entropy(p, y_test).item())
