import torch
import torch.nn.functional as F
from sklearn.datasets import load_iris
torch.manual_seed(0)
iris = load_iris()
X = torch.tensor(iris.data).float(); X = ((X - X.mean(0)) / X.std(0))[:, :2]
y = torch.tensor(iris.target)  # 50 x class 0, 50 x class 1, 50 x class 2
W1 = (0.5 * torch.randn(2, 16)).requires_grad_(); b1 = torch.zeros(16, requires_grad=True)
W2 = (0.3 * torch.randn(16, 3)).requires_grad_(); b2 = torch.zeros(3, requires_grad=True)
for epoch in range(40):
    for s in range(0, 150, 5):
        xb, yb = X[s:s + 5], y[s:s + 5]
        loss = F.cross_entropy(F.relu(xb @ W1 + b1) @ W2 + b2, yb)
        for p in (W1, b1, W2, b2): p.grad = None
        loss.backward()
        with torch.no_grad():
            for p in (W1, b1, W2, b2): p -= 0.2 * p.grad
print(F.cross_entropy(F.relu(X @ W1 + b1) @ W2 + b2, y).item())
