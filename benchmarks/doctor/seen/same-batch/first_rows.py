import torch
import torch.nn.functional as F
torch.manual_seed(0)
X = torch.randn(400, 2)
y = (X[:, 0] ** 2 > X[:, 1] + 0.5).long()
W1 = torch.randn(2, 16).requires_grad_(); b1 = torch.zeros(16, requires_grad=True)
W2 = (0.3 * torch.randn(16, 2)).requires_grad_(); b2 = torch.zeros(2, requires_grad=True)
B = 20
for step in range(1200):
    xb, yb = X[:B], y[:B]
    loss = F.cross_entropy(F.relu(xb @ W1 + b1) @ W2 + b2, yb)
    for p in (W1, b1, W2, b2): p.grad = None
    loss.backward()
    with torch.no_grad():
        for p in (W1, b1, W2, b2): p -= 0.2 * p.grad
print(F.cross_entropy(F.relu(X @ W1 + b1) @ W2 + b2, y).item())
