import torch
import torch.nn.functional as F
from sklearn.datasets import load_digits

torch.manual_seed(0)
d = load_digits()
use = d.data.std(0) > 0.3
X = (d.data[:, use] - d.data[:, use].mean(0)) / d.data[:, use].std(0)
X = torch.tensor(X, dtype=torch.float32).clamp(-4, 4)
y = torch.tensor(d.target)
perm = torch.randperm(len(y))
tr, te = perm[:1300], perm[1300:]
D, H, C = X.shape[1], 64, 10

W1 = torch.randn(D, H)
b1 = torch.zeros(H)
W2 = torch.randn(H, C)
b2 = torch.zeros(C)
params = [W1, b1, W2, b2]
for q in params:
    q.requires_grad = True

for step in range(400):
    ix = tr[torch.randint(0, len(tr), (64,))]
    logits = torch.relu(X[ix] @ W1 + b1) @ W2 + b2
    loss = F.cross_entropy(logits, y[ix])
    for q in params:
        q.grad = None
    loss.backward()
    for q in params:
        q.data -= 0.1 * q.grad
    if step % 80 == 0:
        print(f"{step}: {loss.item():.4f}")
with torch.no_grad():
    print("test loss", F.cross_entropy(torch.relu(X[te] @ W1 + b1) @ W2 + b2, y[te]).item())
