import torch
import torch.nn.functional as F
torch.manual_seed(0)
def cloud(n):
    y = torch.randint(0, 2, (n,))
    return (2 * y[:, None] - 1) * 0.5 + torch.randn(n, 10), y
X, y = cloud(60)
Xv, yv = cloud(300)
W1 = (0.5 * torch.randn(10, 100)).requires_grad_(); b1 = torch.zeros(100, requires_grad=True)
W2 = (0.1 * torch.randn(100, 2)).requires_grad_(); b2 = torch.zeros(2, requires_grad=True)
f = lambda x: F.relu(x @ W1 + b1) @ W2 + b2
for epoch in range(200):
    for i in torch.randperm(60).split(10):
        loss = F.cross_entropy(f(X[i]), y[i])
        for p in (W1, b1, W2, b2): p.grad = None
        loss.backward()
        with torch.no_grad():
            for p in (W1, b1, W2, b2): p -= 0.1 * p.grad
    with torch.no_grad():
        val = F.cross_entropy(f(Xv), yv)
print(loss.item(), val.item())
