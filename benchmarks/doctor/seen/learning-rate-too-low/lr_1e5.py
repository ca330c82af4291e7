import torch
import torch.nn.functional as F
torch.manual_seed(0)
X = torch.cat([torch.randn(150, 2) + 1.5, torch.randn(150, 2) - 1.5])
y = torch.arange(2).repeat_interleave(150)
W1 = (torch.randn(2, 16) * 0.5).requires_grad_(); b1 = torch.zeros(16, requires_grad=True)
W2 = (torch.randn(16, 2) * 0.3).requires_grad_(); b2 = torch.zeros(2, requires_grad=True)
lr = 0.0001
for epoch in range(30):
    for i in torch.randperm(300).split(30):
        loss = F.cross_entropy(F.relu(X[i] @ W1 + b1) @ W2 + b2, y[i])
        loss.backward()
        with torch.no_grad():
            for p in (W1, b1, W2, b2):
                p -= lr * p.grad
                p.grad.zero_()
print(F.cross_entropy(F.relu(X @ W1 + b1) @ W2 + b2, y).item())
