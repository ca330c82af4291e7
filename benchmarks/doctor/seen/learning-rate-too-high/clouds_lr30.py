import torch
import torch.nn.functional as F
torch.manual_seed(0)
X = torch.cat([torch.randn(150, 2) + 1.2, torch.randn(150, 2) - 1.2])
y = torch.arange(2).repeat_interleave(150)
W1 = (torch.randn(2, 16) * 0.5).requires_grad_(); b1 = torch.zeros(16, requires_grad=True)
W2 = (torch.randn(16, 2) * 0.3).requires_grad_(); b2 = torch.zeros(2, requires_grad=True)
params = (W1, b1, W2, b2)
lr = 30.0
for epoch in range(40):
    for i in torch.randperm(300).split(30):
        loss = F.cross_entropy(F.relu(X[i] @ W1 + b1) @ W2 + b2, y[i])
        grads = torch.autograd.grad(loss, params)
        with torch.no_grad():
            for p, g in zip(params, grads):
                p -= lr * g
print(F.cross_entropy(F.relu(X @ W1 + b1) @ W2 + b2, y).item())
