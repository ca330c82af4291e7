"""Handwritten digits with a two-layer net, no nn.Module."""
import torch
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

torch.manual_seed(0)
X, y = load_digits(return_X_y=True)
keep = X.std(0) > 0.5
X = (X[:, keep] - X[:, keep].mean(0)) / X[:, keep].std(0)
Xtr, Xte, ytr, yte = train_test_split(X, y, test_size=0.25, random_state=3, stratify=y)
Xtr, Xte = (torch.tensor(a, dtype=torch.float32) for a in (Xtr, Xte))
ytr, yte = torch.tensor(ytr), torch.tensor(yte)


def glorot(n_in, n_out):
    return torch.randn(n_in, n_out, requires_grad=True) * (2.0 / (n_in + n_out)) ** 0.5


params = {
    "W1": glorot(Xtr.shape[1], 40),
    "b1": torch.zeros(40, requires_grad=True),
    "W2": glorot(40, 10),
    "b2": torch.zeros(10, requires_grad=True),
}


def net(x):
    h = torch.relu(x @ params["W1"] + params["b1"])
    return h @ params["W2"] + params["b2"]


lr = 0.2
for epoch in range(12):
    order = torch.randperm(len(Xtr))
    for chunk in order.split(32):
        loss = torch.nn.functional.cross_entropy(net(Xtr[chunk]), ytr[chunk])
        loss.backward(retain_graph=True)
        with torch.no_grad():
            for p in params.values():
                if p.grad is not None:
                    p -= lr * p.grad
                    p.grad = None
    print(f"epoch {epoch:2d}  loss {loss.item():.3f}")

with torch.no_grad():
    out = net(Xte)
    print("test accuracy", (out.argmax(1) == yte).float().mean().item())
    print("test loss", torch.nn.functional.cross_entropy(out, yte).item())
