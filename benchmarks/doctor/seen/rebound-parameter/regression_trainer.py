# Linear regression "from scratch" wrapped in a trainer class
import torch
from sklearn.datasets import make_regression


class LinearTrainer:
    def __init__(self, n_features: int, lr: float = 0.1):
        g = torch.Generator().manual_seed(11)
        self.weight = torch.randn(n_features, 1, generator=g).mul_(0.1).requires_grad_()
        self.bias = torch.zeros(1, requires_grad=True)
        self.lr = lr
        self.history: list[float] = []

    def predict(self, X):
        return X @ self.weight + self.bias

    def step(self, X, y):
        loss = ((self.predict(X) - y) ** 2).mean()
        loss.backward()
        with torch.no_grad():
            self.weight = self.weight - self.lr * self.weight.grad
            self.bias = self.bias - self.lr * self.bias.grad
        self.history.append(loss.item())
        return loss.item()


X, y = make_regression(n_samples=400, n_features=6, n_informative=6, noise=5.0, random_state=2)
X = torch.from_numpy(X).float()
y = torch.from_numpy((y - y.mean()) / y.std()).float().unsqueeze(1)

trainer = LinearTrainer(6)
for it in range(120):
    value = trainer.step(X, y)
    if it % 20 == 0:
        print("iteration", it, "mse", round(value, 5))
print("final mse", trainer.history[-1])
