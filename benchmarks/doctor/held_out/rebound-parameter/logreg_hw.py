"""HW1 Q3: logistic regression from scratch (only autograd allowed)."""
import torch
from sklearn.datasets import make_blobs

X, y = make_blobs(n_samples=500, centers=[[-1.2, 0.8], [1.0, -1.0]], cluster_std=0.9, random_state=5)
X = torch.from_numpy(X).float()
y = torch.from_numpy(y).float()
X_tr, y_tr, X_te, y_te = X[:400], y[:400], X[400:], y[400:]


def predict(x, weight, bias):
    return 1 / (1 + torch.exp(-(x.mv(weight) + bias)))


def bce(p, t):
    p = p.clamp(1e-6, 1 - 1e-6)
    return -(t * p.log() + (1 - t) * (1 - p).log()).mean()


weight = torch.zeros(2, requires_grad=True)
bias = torch.zeros(1, requires_grad=True)
learning_rate = 0.5

for epoch in range(300):
    loss = bce(predict(X_tr, weight, bias), y_tr)
    loss.backward()
    with torch.no_grad():
        weight = weight - learning_rate * weight.grad
        bias = bias - learning_rate * bias.grad
        weight.grad.zero_()
        bias.grad.zero_()
    if epoch % 50 == 0:
        print(f"epoch {epoch:3d} loss {loss.item():.4f}")

print("test loss", bce(predict(X_te, weight, bias), y_te).item())
