import torch
from sklearn.datasets import load_iris

data = load_iris()
X = torch.tensor(data.data, dtype=torch.float32)
X = (X - X.mean(0)) / X.std(0)
T = torch.tensor(data.target)
torch.manual_seed(0)
W = torch.zeros(4, 3, requires_grad=True)
b = torch.zeros(3, requires_grad=True)
epochs = 150
for epoch in range(epochs):
    lr = 1.0 * (1 - epoch / 50)  # linear decay
    nll = torch.nn.functional.cross_entropy(X @ W + b, T)
    gW, gb = torch.autograd.grad(nll, [W, b])
    with torch.no_grad():
        W.sub_(lr * gW)
        b.sub_(lr * gb)
print(nll.item())
