import torch
import torch.nn.functional as F
torch.manual_seed(0)
n = 240
points = torch.cat([torch.randn(n // 2, 2) + 1.5, torch.randn(n // 2, 2) - 1.5])
X = torch.cat([points, torch.ones(n, 1)], dim=1)
y = torch.arange(2).repeat_interleave(n // 2)
W1 = (0.5 * torch.randn(X.shape[1], 12)).requires_grad_(); b1 = torch.zeros(12, requires_grad=True)
W2 = (0.3 * torch.randn(12, 2)).requires_grad_(); b2 = torch.zeros(2, requires_grad=True)
for epoch in range(60):
    for i in torch.randperm(n).split(24):
        loss = F.cross_entropy(F.relu(X[i] @ W1 + b1) @ W2 + b2, y[i])
        for p in (W1, b1, W2, b2): p.grad = None
        loss.backward()
        with torch.no_grad():
            for p in (W1, b1, W2, b2): p -= 0.1 * p.grad
print(F.cross_entropy(F.relu(X @ W1 + b1) @ W2 + b2, y).item())
