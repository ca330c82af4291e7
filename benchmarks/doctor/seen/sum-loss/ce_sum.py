import torch
import torch.nn.functional as F
torch.manual_seed(0)
X = torch.cat([torch.randn(200, 2) + 1, torch.randn(200, 2) - 1])
y = torch.arange(2).repeat_interleave(200)
W1 = (0.5 * torch.randn(2, 32)).requires_grad_(); b1 = torch.zeros(32, requires_grad=True)
W2 = (0.3 * torch.randn(32, 2)).requires_grad_(); b2 = torch.zeros(2, requires_grad=True)
for epoch in range(30):
    for i in torch.randperm(400).split(100):
        loss = F.cross_entropy(F.relu(X[i] @ W1 + b1) @ W2 + b2, y[i], reduction="sum")
        for p in (W1, b1, W2, b2): p.grad = None
        loss.backward()
        with torch.no_grad():
            for p in (W1, b1, W2, b2): p -= 0.3 * p.grad
print(F.cross_entropy(F.relu(X @ W1 + b1) @ W2 + b2, y).item())
