import torch
import torch.nn.functional as F
from torch.utils.data import TensorDataset, DataLoader
torch.manual_seed(0)
X = torch.cat([torch.randn(200, 2) + 1, torch.randn(200, 2) - 1])
y = torch.cat([torch.zeros(200), torch.ones(200)]).long()
train_loader = DataLoader(TensorDataset(X, y), batch_size=32, shuffle=True)
W1 = (0.5 * torch.randn(2, 16)).requires_grad_()
b1 = torch.zeros(16).requires_grad_()
W2 = (0.3 * torch.randn(16, 2)).requires_grad_()
b2 = torch.zeros(2).requires_grad_()

def forward(x):
    return F.relu(x @ W1 + b1) @ W2 + b2

def sgd(params, lr):
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad

for epoch in range(30):
    for xb, yb in train_loader:
        loss = F.cross_entropy(forward(xb), yb)
        loss.backward()
        sgd((W1, b1, W2, b2), 0.1)
print(F.cross_entropy(forward(X), y).item())
