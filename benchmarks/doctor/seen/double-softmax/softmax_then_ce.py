import torch
import torch.nn.functional as F
torch.manual_seed(0)
X = torch.cat([torch.randn(120, 2) + torch.tensor([3.0, 0]), torch.randn(120, 2) - torch.tensor([3.0, 0])])
y = torch.arange(2).repeat_interleave(120)
W1 = (torch.randn(2, 12) * 0.5).requires_grad_()
b1 = torch.zeros(12, requires_grad=True)
W2 = (torch.randn(12, 2) * 0.3).requires_grad_()
b2 = torch.zeros(2, requires_grad=True)
P = [W1, b1, W2, b2]
for epoch in range(60):
    for i in torch.randperm(240).split(32):
        z = F.relu(X[i] @ W1 + b1) @ W2 + b2
        probs = F.softmax(z, dim=1)
        loss = F.cross_entropy(probs, y[i])
        for p in P:
            p.grad = None
        loss.backward()
        with torch.no_grad():
            for p in P:
                p -= 0.2 * p.grad
print("loss", loss.item())
