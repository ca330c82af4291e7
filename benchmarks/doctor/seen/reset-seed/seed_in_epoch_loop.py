import torch
import torch.nn.functional as F
torch.manual_seed(0)
X = torch.randn(600, 2)
y = (torch.sin(3 * X[:, 0]) > X[:, 1]).long()
W1 = (1.5 * torch.randn(2, 24)).requires_grad_(); b1 = torch.randn(24, requires_grad=True)
W2 = (0.3 * torch.randn(24, 2)).requires_grad_(); b2 = torch.zeros(2, requires_grad=True)
for epoch in range(300):
    torch.manual_seed(0)
    for _ in range(4):
        i = torch.randint(0, 600, (12,))
        loss = F.cross_entropy(torch.tanh(X[i] @ W1 + b1) @ W2 + b2, y[i])
        for p in (W1, b1, W2, b2): p.grad = None
        loss.backward()
        with torch.no_grad():
            for p in (W1, b1, W2, b2): p -= 0.2 * p.grad
print(F.cross_entropy(torch.tanh(X @ W1 + b1) @ W2 + b2, y).item())
