import torch
import torch.nn.functional as F
torch.manual_seed(0)
X = torch.rand(300, 2) * 2 - 1
y = ((X[:, 0] > 0) ^ (X[:, 1] > 0)).long()
W1 = (1e-5 * torch.randn(2, 24)).requires_grad_()
b1 = torch.zeros(24, requires_grad=True)
W2 = (1e-5 * torch.randn(24, 2)).requires_grad_()
b2 = torch.zeros(2, requires_grad=True)
for epoch in range(40):
    for i in torch.randperm(300).split(30):
        loss = F.cross_entropy(F.relu(X[i] @ W1 + b1) @ W2 + b2, y[i])
        for p in (W1, b1, W2, b2): p.grad = None
        loss.backward()
        with torch.no_grad():
            for p in (W1, b1, W2, b2): p -= 0.2 * p.grad
print(F.cross_entropy(F.relu(X @ W1 + b1) @ W2 + b2, y).item())
