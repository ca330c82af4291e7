import torch
import torch.nn.functional as F
torch.manual_seed(0)
X = torch.cat([torch.randn(100, 2) + 1.5, torch.randn(100, 2) - 1.5])
X[17, 1] = float("nan")
y = torch.arange(2).repeat_interleave(100)
W1 = (0.5 * torch.randn(2, 12)).requires_grad_(); b1 = torch.zeros(12, requires_grad=True)
W2 = (0.3 * torch.randn(12, 2)).requires_grad_(); b2 = torch.zeros(2, requires_grad=True)
for epoch in range(40):
    for i in torch.randperm(200).split(20):
        loss = F.cross_entropy(F.relu(X[i] @ W1 + b1) @ W2 + b2, y[i])
        for p in (W1, b1, W2, b2): p.grad = None
        loss.backward()
        for p in (W1, b1, W2, b2): p.data -= 0.1 * p.grad
print(loss.item())
