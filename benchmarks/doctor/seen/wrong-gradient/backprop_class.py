"""Backpropagation by hand with tensors, no autograd."""
import torch

torch.manual_seed(18)
torch.set_grad_enabled(False)


def sigmoid(z):
    return 1.0 / (1.0 + torch.exp(-z))


def sigmoid_derivative(a):
    return a * (1.0 - a)


class Network:
    def __init__(self, n_in, n_hidden, n_out):
        self.w1 = torch.randn(n_in, n_hidden) * (1.0 / n_in) ** 0.5
        self.b1 = torch.zeros(n_hidden)
        self.w2 = torch.randn(n_hidden, n_out) * (1.0 / n_hidden) ** 0.5
        self.b2 = torch.zeros(n_out)

    def forward(self, x):
        self.x = x
        self.z1 = x @ self.w1 + self.b1
        self.a1 = sigmoid(self.z1)
        self.out = self.a1 @ self.w2 + self.b2
        return self.out

    def backward(self, target, lr):
        m = len(target)
        d_out = 2.0 * (self.out - target) / m
        d_w2 = self.a1.t() @ d_out
        d_b2 = d_out.sum(0)
        d_hidden = (d_out @ self.w2.t()) * sigmoid_derivative(self.z1)
        d_w1 = self.x.t() @ d_hidden
        d_b1 = d_hidden.sum(0)
        self.w1 -= lr * d_w1
        self.b1 -= lr * d_b1
        self.w2 -= lr * d_w2
        self.b2 -= lr * d_b2


x = torch.randn(1000, 3)
y = torch.sin(1.5 * x[:, :1]) + 0.5 * x[:, 1:2] * x[:, 2:]
net = Network(3, 30, 1)
for step in range(1500):
    rows = torch.randint(0, 800, (50,))
    pred = net.forward(x[rows])
    if step % 250 == 0:
        print("step", step, "mse", (pred - y[rows]).pow(2).mean().item())
    net.backward(y[rows], lr=0.2)
print("test mse", (net.forward(x[800:]) - y[800:]).pow(2).mean().item())
