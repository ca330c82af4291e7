# Homework 3: MLP without nn.Module, wine data
import torch
import torch.nn.functional as F
from sklearn.datasets import load_wine

torch.manual_seed(3)
raw = load_wine()
X = torch.tensor(raw.data, dtype=torch.float32)
y = torch.tensor(raw.target)
X = (X - X.mean(0)) / X.std(0)
perm = torch.randperm(len(X))
train, test = perm[:130], perm[130:]

sizes = [13, 8, 8, 3]
weights = [torch.randn(a, b, requires_grad=True).mul((1.0 / a) ** 0.5) for a, b in zip(sizes[:-1], sizes[1:])]
biases = [torch.zeros(b, requires_grad=True) for b in sizes[1:]]


def forward(h):
    for i, (W, b) in enumerate(zip(weights, biases)):
        h = h @ W + b
        if i < len(weights) - 1:
            h = torch.tanh(h)
    return h


lr = 0.1
for epoch in range(60):
    for chunk in train[torch.randperm(len(train))].split(26):
        loss = F.cross_entropy(forward(X[chunk]), y[chunk])
        loss.backward()
        with torch.no_grad():
            for p in weights + biases:
                if p.grad is not None:
                    p -= lr * p.grad
                    p.grad.zero_()
    if epoch % 20 == 19:
        with torch.no_grad():
            print("epoch", epoch + 1, "loss", F.cross_entropy(forward(X[test]), y[test]).item())

with torch.no_grad():
    print("test loss", F.cross_entropy(forward(X[test]), y[test]).item())
