import torch


class LinearRegression:
    """Minimal linear regression trained with mini-batch SGD."""

    def __init__(self, dim, lr=0.8, batch_size=25, epochs=10):
        self.w = torch.zeros(dim, requires_grad=True)
        self.b = torch.zeros((), requires_grad=True)
        self.lr = lr
        self.batch_size = batch_size
        self.epochs = epochs

    def predict(self, X):
        return X @ self.w + self.b

    def fit(self, X, y):
        n = len(X)
        for epoch in range(self.epochs):
            perm = torch.randperm(n)
            for i in range(0, n, self.batch_size):
                j = perm[i:i + self.batch_size]
                loss = (self.predict(X[j]) - y[j]).pow(2).mean()
                loss.backward()
                with torch.no_grad():
                    for p in (self.w, self.b):
                        p -= self.lr * p.grad
                        p.grad = None
            print("epoch", epoch, "loss", self.score(X, y))

    @torch.no_grad()
    def score(self, X, y):
        return (self.predict(X) - y).pow(2).mean().item()


torch.manual_seed(17)
n, d = 500, 12
true_w = torch.randn(d)
mix = torch.eye(d) + 0.25 * torch.randn(d, d) / d ** 0.5
X = torch.randn(n, d) @ mix
y = X @ true_w + 1.5 + 0.2 * torch.randn(n)
model = LinearRegression(d)
model.fit(X[:400], y[:400])
print("held-out loss", model.score(X[400:], y[400:]))
