"""Two-layer network, gradients by hand, no autograd."""
import torch
from sklearn.datasets import load_breast_cancer

torch.manual_seed(5)
d = load_breast_cancer()
X = torch.tensor(d.data, dtype=torch.float32)
X = (X - X.mean(0)) / X.std(0)
Y = torch.nn.functional.one_hot(torch.tensor(d.target), 2).float()
p = torch.randperm(len(X))
X, Y = X[p], Y[p]


class HandNet:
    def __init__(self, i, h, o):
        self.W1 = torch.randn(i, h) / i ** 0.5
        self.b1 = torch.zeros(h)
        self.W2 = torch.randn(h, o) / h ** 0.5
        self.b2 = torch.zeros(o)

    def forward(self, x):
        self.x = x
        self.a = torch.tanh(x @ self.W1 + self.b1)
        z = self.a @ self.W2 + self.b2
        return torch.softmax(z, dim=1)

    def backward(self, prob, t):
        n = len(t)
        dz = (prob - t) / n
        self.dW2 = self.a.T @ dz
        self.db2 = dz.sum(0)
        da = dz @ self.W2.T * (1 - self.a ** 2)
        self.dW1 = self.x.T @ da
        self.db1 = da.sum(0)

    def step(self, lr):
        for k in ("W1", "b1", "W2", "b2"):
            v = getattr(self, k)
            v -= lr * getattr(self, "d" + k)


net = HandNet(30, 12, 2)
for epoch in range(12):
    for b in torch.randperm(450).split(30):
        prob = net.forward(X[b])
        loss = -(Y[b] * prob.clamp_min(1e-12).log()).sum(1).mean()
        net.backward(prob, Y[b])
        net.step(0.15)
    if epoch % 3 == 0:
        print(epoch, loss.item())
prob = net.forward(X[450:])
print("test", -(Y[450:] * prob.clamp_min(1e-12).log()).sum(1).mean().item())
