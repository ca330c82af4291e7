# Logistic regression from scratch, lab session 3
import torch
from sklearn.datasets import make_classification

X, y = make_classification(n_samples=600, n_features=6, n_informative=4, n_redundant=0,
                           class_sep=1.6, n_clusters_per_class=1, random_state=5)
X = torch.tensor(X, dtype=torch.float32)
y = torch.tensor(y, dtype=torch.float32)
X = (X - X.mean(0)) / X.std(0)
Xtr, ytr, Xte, yte = X[:450], y[:450], X[450:], y[450:]


class LogReg:
    def __init__(self, d):
        self.w = torch.zeros(d, requires_grad=True)
        self.b = torch.zeros(1, requires_grad=True)

    def logits(self, x):
        return x @ self.w + self.b

    def fit(self, x, t, lr=0.5, iters=200):
        for i in range(iters):
            loss = torch.nn.functional.binary_cross_entropy_with_logits(self.logits(x), t)
            loss.backward()
            self.w -= lr * self.w.grad
            self.b -= lr * self.b.grad
            self.w.grad.zero_()
            self.b.grad.zero_()
            if i % 40 == 0:
                print(f"iter {i:4d}  loss {loss.item():.4f}")


clf = LogReg(6)
clf.fit(Xtr, ytr)
acc = ((clf.logits(Xte) > 0).float() == yte).float().mean().item()
print("held-out accuracy", acc)
print("held-out loss", torch.nn.functional.binary_cross_entropy_with_logits(clf.logits(Xte), yte).item())
