"""A two-layer network trained with hand-written backpropagation (no autograd)."""
import torch
from sklearn.datasets import make_circles

torch.manual_seed(88)
Xn, yn = make_circles(n_samples=600, noise=0.07, factor=0.4, random_state=88)
X = torch.tensor(Xn, dtype=torch.float32)
X = (X - X.mean(0)) / X.std(0)
Y = torch.tensor(yn, dtype=torch.float32).unsqueeze(1)


class TwoLayer:
    def __init__(self, n_in, n_hid, n_out):
        self.W1 = torch.randn(n_in, n_hid) / n_in ** 0.5
        self.b1 = torch.zeros(n_hid)
        self.W2 = torch.randn(n_hid, n_out) / n_hid ** 0.5
        self.b2 = torch.zeros(n_out)

    def forward(self, x):
        self.x = x
        self.h = torch.tanh(x @ self.W1 + self.b1)
        self.p = torch.sigmoid(self.h @ self.W2 + self.b2)
        return self.p

    def backward(self, y):
        m = y.shape[0]
        dz2 = (self.p - y) / m
        self.dW2 = self.h.T @ dz2
        self.db2 = dz2.sum(0)
        dh = dz2 @ self.W2.T
        dz1 = dh * self.h * (1 - self.h)
        self.dW1 = self.x.T @ dz1
        self.db1 = dz1.sum(0)

    def update(self, lr):
        self.W1 -= lr * self.dW1
        self.b1 -= lr * self.db1
        self.W2 -= lr * self.dW2
        self.b2 -= lr * self.db2


def bce(p, y):
    return -(y * torch.log(p + 1e-8) + (1 - y) * torch.log(1 - p + 1e-8)).mean().item()


net = TwoLayer(2, 8, 1)
for it in range(1200):
    p = net.forward(X[:450])
    net.backward(Y[:450])
    net.update(lr=1.0)
    if it % 200 == 0:
        print(it, bce(p, Y[:450]))
print('test loss', bce(net.forward(X[450:]), Y[450:]))
