import torch
import torch.nn.functional as F
from sklearn.datasets import make_blobs


class LogisticUnit:
    """One neuron, trained with plain gradient descent."""

    def __init__(self, n_inputs, lr=0.2):
        self.W = torch.zeros(n_inputs, requires_grad=True)
        self.bias = torch.zeros((), requires_grad=True)
        self.lr = lr

    def __call__(self, x):
        return x @ self.W + self.bias

    def fit(self, x, y, epochs=150):
        for epoch in range(epochs):
            loss = F.binary_cross_entropy_with_logits(self(x), y)
            loss.backward()
            self.W -= self.lr * self.W.grad
            self.bias -= self.lr * self.bias.grad
            self.W.grad.zero_()
            self.bias.grad.zero_()
            if epoch % 50 == 0:
                print(f"epoch {epoch} loss {loss.item():.4f}")
        return self

    def accuracy(self, x, y):
        with torch.no_grad():
            return ((self(x) > 0).float() == y).float().mean().item()


x, y = make_blobs(n_samples=500, centers=[[-1, 0.5], [1.2, -0.6]], cluster_std=0.6, random_state=21)
x = torch.tensor(x, dtype=torch.float32)
y = torch.tensor(y, dtype=torch.float32)
unit = LogisticUnit(2).fit(x[:400], y[:400])
print("accuracy on the last 100 rows:", unit.accuracy(x[400:], y[400:]))
