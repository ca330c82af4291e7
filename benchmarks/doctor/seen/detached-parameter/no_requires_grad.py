import torch
import torch.nn.functional as F

torch.manual_seed(0)
n = 240
ang = torch.rand(n) * 6.2832
rad = torch.cat([torch.full((n // 2,), 1.0), torch.full((n // 2,), 2.2)]) + 0.1 * torch.randn(n)
X = torch.stack([rad * ang.cos(), rad * ang.sin()], 1)
y = (torch.arange(n) >= n // 2).long()

W1 = torch.randn(2, 3) * 0.7
b1 = torch.zeros(3, requires_grad=True)
W2 = (torch.randn(3, 2) * 0.5).requires_grad_()
b2 = torch.zeros(2, requires_grad=True)
params = [W1, b1, W2, b2]

for epoch in range(150):
    for i in torch.randperm(n).split(40):
        out = torch.tanh(X[i] @ W1 + b1) @ W2 + b2
        loss = F.cross_entropy(out, y[i])
        loss.backward()
        with torch.no_grad():
            for p in params:
                if p.grad is not None:
                    p -= 0.3 * p.grad
                    p.grad = None
with torch.no_grad():
    print(F.cross_entropy(torch.tanh(X @ W1 + b1) @ W2 + b2, y).item())
