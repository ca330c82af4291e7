import torch
import torch.nn.functional as F
torch.manual_seed(0)
X = torch.rand(300, 2) * 2 - 1
y = ((X[:, 0] > 0) ^ (X[:, 1] > 0)).long()
W1 = torch.full((2, 16), 0.5, requires_grad=True)
b1 = torch.zeros(16, requires_grad=True)
W2 = torch.full((16, 2), 0.1, requires_grad=True)
b2 = torch.zeros(2, requires_grad=True)
for epoch in range(100):
    for i in torch.randperm(300).split(30):
        loss = F.cross_entropy(torch.tanh(X[i] @ W1 + b1) @ W2 + b2, y[i])
        for p in (W1, b1, W2, b2): p.grad = None
        loss.backward()
        for p in (W1, b1, W2, b2): p.data -= 0.2 * p.grad
print(F.cross_entropy(torch.tanh(X @ W1 + b1) @ W2 + b2, y).item())
