# Sesión: una red a mano, sin nn
import torch
import torch.nn.functional as F
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
N = 200
X = torch.cat([torch.randn(N // 2, 2) + 1.5, torch.randn(N // 2, 2) - 1.5])
y = torch.cat([torch.zeros(N // 2), torch.ones(N // 2)]).long()
loader = DataLoader(TensorDataset(X, y), batch_size=32, shuffle=True)

h = 16
W1 = 0.1 * torch.randn(2, h, requires_grad=True)
b1 = torch.zeros(h, requires_grad=True)
W2 = (0.1 * torch.randn(h, 2)).requires_grad_()
b2 = torch.zeros(2, requires_grad=True)

lr = 0.1
for epoca in range(30):
    total = 0.0
    for xb, yb in loader:
        z1 = xb @ W1 + b1
        logits = torch.relu(z1) @ W2 + b2
        loss = F.cross_entropy(logits, yb)
        for p in (W1, b1, W2, b2):
            p.grad = None
        loss.backward()
        with torch.no_grad():
            for p in (W1, b1, W2, b2):
                p -= lr * p.grad
        total += loss.item() * len(xb)
    print(epoca + 1, total / N)
