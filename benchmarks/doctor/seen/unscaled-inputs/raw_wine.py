import torch
import torch.nn.functional as F
from sklearn.datasets import load_wine
torch.manual_seed(0)
wine = load_wine()
X = torch.tensor(wine.data, dtype=torch.float32)
y = torch.tensor(wine.target)
W1 = (0.2 * torch.randn(13, 16)).requires_grad_(); b1 = torch.zeros(16, requires_grad=True)
W2 = (0.3 * torch.randn(16, 3)).requires_grad_(); b2 = torch.zeros(3, requires_grad=True)
for epoch in range(60):
    for i in torch.randperm(178).split(16):
        z = torch.tanh(X[i] @ W1 + b1) @ W2 + b2
        loss = F.cross_entropy(z, y[i])
        for p in (W1, b1, W2, b2): p.grad = None
        loss.backward()
        with torch.no_grad():
            for p in (W1, b1, W2, b2): p -= 0.1 * p.grad
print(F.cross_entropy(torch.tanh(X @ W1 + b1) @ W2 + b2, y).item())
