import torch
import torch.nn.functional as F
torch.manual_seed(0)
X = torch.randn(200, 3)
X[:, 2] = X[:, 0]
y = (X[:, 0] + X[:, 1] > 0).long()
W1 = (0.5 * torch.randn(X.shape[1], 10)).requires_grad_(); b1 = torch.zeros(10, requires_grad=True)
W2 = (0.3 * torch.randn(10, 2)).requires_grad_(); b2 = torch.zeros(2, requires_grad=True)
for epoch in range(80):
    for i in torch.randperm(200).split(20):
        loss = F.cross_entropy(torch.tanh(X[i] @ W1 + b1) @ W2 + b2, y[i])
        loss.backward()
        with torch.no_grad():
            for p in (W1, b1, W2, b2):
                p -= 0.2 * p.grad
                p.grad = None
print(F.cross_entropy(torch.tanh(X @ W1 + b1) @ W2 + b2, y).item())
