# Sesión 3: una red de dos capas, a mano
import torch
import torch.nn.functional as F
from torch.utils.data import DataLoader, TensorDataset
torch.manual_seed(0)
N = 400
X = torch.cat([torch.randn(N // 2, 2) + 1.6, torch.randn(N // 2, 2) - 1.6])
y = torch.cat([torch.zeros(N // 2), torch.ones(N // 2)]).long()
loader = DataLoader(TensorDataset(X, y), batch_size=32, shuffle=True)
d_in, h, d_out = 2, 16, 2
W1 = (0.1 * torch.randn(d_in, h)).requires_grad_()
b1 = torch.zeros(h, requires_grad=True)
W2 = (0.1 * torch.randn(h, d_out)).requires_grad_()
b2 = torch.zeros(d_out, requires_grad=True)

def forward(x):
    z1 = x @ W1 + b1
    a1 = torch.relu(z1)
    return a1 @ W2 + b2

def zero_grads(params):
    for p in params:
        if p.grad is not None:
            p.grad.zero_()

def sgd_step(params, lr):
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad

params = [W1, b1, W2, b2]
for epoch in range(30):
    total, correct = 0.0, 0
    for xb, yb in loader:
        logits = forward(xb)
        loss = F.cross_entropy(logits, yb)
        zero_grads(params)
        loss.backward()
        sgd_step(params, lr=0.1)
        total += loss.item() * len(xb)
        correct += (logits.argmax(1) == yb).sum().item()
    print(f"epoch {epoch + 1:2d} | acc={correct / N:.3f} | loss={total / N:.4f}")
