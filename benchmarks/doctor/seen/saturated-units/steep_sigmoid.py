"""Smooth threshold network, after the perceptron lecture."""
import torch
from sklearn.datasets import make_friedman1

torch.manual_seed(31)
X, t = make_friedman1(700, n_features=5, noise=0.2, random_state=4)
X = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float32)
t = torch.tensor((t - t.mean()) / t.std(), dtype=torch.float32).view(-1, 1)
X_a, t_a, X_b, t_b = X[:550], t[:550], X[550:], t[550:]


def gate(z, beta=40.0):
    return torch.sigmoid(beta * z)


class ThresholdNet(torch.nn.Module):
    def __init__(self, n_hidden=30):
        super().__init__()
        self.inp = torch.nn.Linear(5, n_hidden)
        self.out = torch.nn.Linear(n_hidden, 1)

    def forward(self, x):
        h = gate(self.inp(x))
        return self.out(h)


net = ThresholdNet()
optimiser = torch.optim.SGD(net.parameters(), lr=0.05, momentum=0.9)
for epoch in range(90):
    for part in torch.randperm(550).split(50):
        optimiser.zero_grad()
        err = (net(X_a[part]) - t_a[part]).pow(2).mean()
        err.backward()
        optimiser.step()
    if epoch % 15 == 0:
        print(epoch, err.item())
with torch.no_grad():
    print("test error", (net(X_b) - t_b).pow(2).mean().item())
