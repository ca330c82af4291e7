import torch
import torch.nn.functional as F
from sklearn.datasets import load_digits
torch.manual_seed(0)
d = load_digits()
X = torch.tensor(d.data, dtype=torch.float32) / 16
y = torch.tensor(d.target)
W1 = (4 * torch.randn(64, 64)).requires_grad_()
b1 = torch.zeros(64, requires_grad=True)
W2 = (4 * torch.randn(64, 10)).requires_grad_()
b2 = torch.zeros(10, requires_grad=True)
for epoch in range(10):
    for i in torch.randperm(len(X)).split(50):
        loss = F.cross_entropy(torch.relu(X[i] @ W1 + b1) @ W2 + b2, y[i])
        for p in (W1, b1, W2, b2): p.grad = None
        loss.backward()
        with torch.no_grad():
            for p in (W1, b1, W2, b2): p -= 0.1 * p.grad
print(F.cross_entropy(torch.relu(X @ W1 + b1) @ W2 + b2, y).item())
