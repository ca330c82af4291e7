import torch
import torch.nn.functional as F
torch.manual_seed(0)
X = torch.cat([torch.randn(570, 2), torch.randn(30, 2) + 0.7])
y = torch.cat([torch.zeros(570), torch.ones(30)]).long()
W1 = (0.5 * torch.randn(2, 8)).requires_grad_(); b1 = torch.zeros(8, requires_grad=True)
W2 = (0.3 * torch.randn(8, 2)).requires_grad_(); b2 = torch.zeros(2, requires_grad=True)
for epoch in range(40):
    for i in torch.randperm(600).split(50):
        loss = F.cross_entropy(F.relu(X[i] @ W1 + b1) @ W2 + b2, y[i])
        for p in (W1, b1, W2, b2): p.grad = None
        loss.backward()
        with torch.no_grad():
            for p in (W1, b1, W2, b2): p -= 0.1 * p.grad
pred = (F.relu(X @ W1 + b1) @ W2 + b2).argmax(1)
print("accuracy", (pred == y).float().mean().item(), "recall", (pred[570:] == 1).float().mean().item())
