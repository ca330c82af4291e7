import torch
import torch.nn.functional as F
torch.manual_seed(0)
n = 240
ang = torch.rand(n) * 6.2832
rad = torch.where(torch.arange(n) % 2 == 0, 0.6, 1.8) + 0.1 * torch.randn(n)
X = torch.stack([rad * ang.cos(), rad * ang.sin()], 1)
y = torch.arange(n) % 2
h = 1
W1 = torch.randn(2, h).requires_grad_(); b1 = torch.zeros(h, requires_grad=True)
W2 = (0.5 * torch.randn(h, 2)).requires_grad_(); b2 = torch.zeros(2, requires_grad=True)
for epoch in range(100):
    for i in torch.randperm(n).split(24):
        loss = F.cross_entropy(torch.tanh(X[i] @ W1 + b1) @ W2 + b2, y[i])
        for p in (W1, b1, W2, b2): p.grad = None
        loss.backward()
        for p in (W1, b1, W2, b2): p.data -= 0.2 * p.grad
print(((torch.tanh(X @ W1 + b1) @ W2 + b2).argmax(1) == y).float().mean().item())
