# ten layers by hand
import torch
torch.manual_seed(1)
act = torch.sigmoid
sizes = [4] + [12] * 8 + [3]
W = [(torch.randn(m, n) * (2 / m) ** 0.5).requires_grad_() for m, n in zip(sizes, sizes[1:])]
B = [torch.zeros(n, requires_grad=True) for n in sizes[1:]]

def net(h):
    for w, b in zip(W[:-1], B[:-1]):
        h = act(h @ w + b)
    return h @ W[-1] + B[-1]

from sklearn.datasets import load_iris
iris = load_iris()
X = torch.tensor(iris.data).float(); X = (X - X.mean(0)) / X.std(0)
Y = torch.tensor(iris.target)
for epoch in range(100):
    for i in torch.randperm(150).split(15):
        loss = torch.nn.functional.cross_entropy(net(X[i]), Y[i])
        loss.backward()
        with torch.no_grad():
            for p in W + B:
                p -= 0.1 * p.grad
                p.grad = None
print(torch.nn.functional.cross_entropy(net(X), Y).item())
