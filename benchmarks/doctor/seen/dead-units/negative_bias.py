import torch
import torch.nn.functional as F
torch.manual_seed(0)
X = torch.randn(300, 2)
y = (X.norm(dim=1) > 1.2).long()
W1 = (torch.randn(2, 24) * 0.7).requires_grad_()
b1 = torch.full((24,), -6.0, requires_grad=True)
W2 = (torch.randn(24, 2) * 0.3).requires_grad_()
b2 = torch.zeros(2, requires_grad=True)
for epoch in range(60):
    for i in torch.randperm(300).split(30):
        loss = F.cross_entropy(F.relu(X[i] @ W1 + b1) @ W2 + b2, y[i])
        loss.backward()
        with torch.no_grad():
            for p in (W1, b1, W2, b2):
                p -= 0.2 * p.grad
                p.grad = None
print(F.cross_entropy(F.relu(X @ W1 + b1) @ W2 + b2, y).item())
