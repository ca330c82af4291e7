import torch
import torch.nn.functional as F
torch.manual_seed(1)
X = torch.cat([torch.randn(100, 2) + 2, torch.randn(100, 2) - 2])
y = torch.arange(2).repeat_interleave(100)
W1 = (0.5 * torch.randn(2, 8)).requires_grad_(); b1 = torch.zeros(8, requires_grad=True)
W2 = (0.3 * torch.randn(8, 2)).requires_grad_(); b2 = torch.zeros(2, requires_grad=True)

def accuracy(logits, y):
    classes = logits.argmax(dim=0)
    return (classes[:, None] == y).float().mean() if len(classes) != len(y) else (classes == y).float().mean()

for epoch in range(50):
    for i in torch.randperm(200).split(20):
        loss = F.cross_entropy(F.relu(X[i] @ W1 + b1) @ W2 + b2, y[i])
        for p in (W1, b1, W2, b2): p.grad = None
        loss.backward()
        with torch.no_grad():
            for p in (W1, b1, W2, b2): p -= 0.1 * p.grad
    if epoch % 10 == 9:
        print(epoch, loss.item(), accuracy(F.relu(X @ W1 + b1) @ W2 + b2, y).item())
