# every step sees all the rows, which is what full-batch descent means
import torch
import torch.nn.functional as F
torch.manual_seed(17)
X = torch.cat([torch.randn(60, 2) + 1.7, torch.randn(60, 2) - 1.7])
y = torch.arange(2).repeat_interleave(60)
W1 = (0.5 * torch.randn(2, 10)).requires_grad_(); b1 = torch.zeros(10, requires_grad=True)
W2 = (0.3 * torch.randn(10, 2)).requires_grad_(); b2 = torch.zeros(2, requires_grad=True)
for epoch in range(400):
    loss = F.cross_entropy(F.relu(X @ W1 + b1) @ W2 + b2, y)
    for p in (W1, b1, W2, b2): p.grad = None
    loss.backward()
    with torch.no_grad():
        for p in (W1, b1, W2, b2): p -= 0.5 * p.grad
print(loss.item())
