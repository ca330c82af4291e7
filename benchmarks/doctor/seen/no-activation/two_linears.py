import torch
import torch.nn.functional as F
torch.manual_seed(0)
n = 300
r = torch.cat([torch.rand(n // 2) * 1.0, 1.6 + torch.rand(n // 2)])
a = torch.rand(n) * 6.283
X = torch.stack([r * a.cos(), r * a.sin()], 1)
y = torch.arange(2).repeat_interleave(n // 2)
W1 = (torch.randn(2, 16) * 0.5).requires_grad_(); b1 = torch.zeros(16, requires_grad=True)
W2 = (torch.randn(16, 2) * 0.3).requires_grad_(); b2 = torch.zeros(2, requires_grad=True)

def forward(x):
    z1 = x @ W1 + b1
    return z1 @ W2 + b2

for epoch in range(60):
    for i in torch.randperm(n).split(30):
        loss = F.cross_entropy(forward(X[i]), y[i])
        loss.backward()
        with torch.no_grad():
            for p in (W1, b1, W2, b2):
                p -= 0.2 * p.grad
                p.grad = None
print("acc", (forward(X).argmax(1) == y).float().mean().item())
