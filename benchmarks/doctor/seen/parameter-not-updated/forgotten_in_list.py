import torch
import torch.nn.functional as F

torch.manual_seed(0)
x = torch.randn(300, 2)
y = (x[:, 0] ** 2 + x[:, 1] ** 2 > 1.4).long()

W1 = (torch.randn(2, 4) * 0.7).requires_grad_()
b1 = torch.zeros(4, requires_grad=True)
W2 = (torch.randn(4, 2) * 0.3).requires_grad_()
b2 = torch.zeros(2, requires_grad=True)

for epoch in range(60):
    for idx in torch.randperm(300).split(30):
        loss = F.cross_entropy(F.relu(x[idx] @ W1 + b1) @ W2 + b2, y[idx])
        loss.backward()
        with torch.no_grad():
            for p in (b1, W2, b2):
                p -= 0.2 * p.grad
                p.grad.zero_()
        W1.grad = None
print(F.cross_entropy(F.relu(x @ W1 + b1) @ W2 + b2, y).item())
