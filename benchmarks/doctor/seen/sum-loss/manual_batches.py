"""Mini-batch gradient descent, written out for the study group."""
import torch

torch.manual_seed(14)
n, batch_size = 1024, 64
lr = 0.1
X = torch.randn(n + 256, 4)
coef = torch.tensor([1.0, -1.5, 0.7, 0.4])
y = torch.tanh(X @ coef) + 0.5 * X[:, 0] + 0.05 * torch.randn(n + 256)
X_test, y_test = X[n:], y[n:]

params = {
    "W1": (torch.randn(4, 16) * 0.5).requires_grad_(),
    "b1": torch.zeros(16).requires_grad_(),
    "W2": (torch.randn(16) * 0.25).requires_grad_(),
    "b2": torch.zeros(1).requires_grad_(),
}


def net(x):
    h = torch.tanh(x @ params["W1"] + params["b1"])
    return h @ params["W2"] + params["b2"]


def squared_error(pred, target):
    return ((pred - target) ** 2).sum()


for epoch in range(100):
    perm = torch.randperm(n)
    for start in range(0, n, batch_size):
        idx = perm[start:start + batch_size]
        loss = squared_error(net(X[idx]), y[idx])
        grads = torch.autograd.grad(loss, list(params.values()))
        with torch.no_grad():
            for p, g in zip(params.values(), grads):
                p -= lr * g
    if epoch % 20 == 0:
        print(f"epoch {epoch}: last batch {loss.item():.4f}")

with torch.no_grad():
    print("test error per row:", ((net(X_test) - y_test) ** 2).mean().item())
