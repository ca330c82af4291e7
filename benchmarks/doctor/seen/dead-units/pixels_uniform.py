import torch
import torch.nn.functional as F
from sklearn.datasets import load_digits

d = load_digits()
X = torch.tensor(d.data, dtype=torch.float32) / 16
y = torch.tensor(d.target)
X = X[:, X.std(0) > 0.02]
gen = torch.Generator().manual_seed(0)
perm = torch.randperm(len(X), generator=gen)
X, y = X[perm], y[perm]
Xtr, ytr, Xte, yte = X[:1400], y[:1400], X[1400:], y[1400:]

D, H, K = X.shape[1], 48, 10
# uniform between -a and a
W1 = (torch.rand(D, H, generator=gen) - 1.0) * 0.3
b1 = torch.zeros(H)
W2 = (torch.rand(H, K, generator=gen) - 0.5) * 0.5
b2 = torch.zeros(K)
params = [W1, b1, W2, b2]
for p in params:
    p.requires_grad_()

def forward(x):
    return F.relu(x @ W1 + b1) @ W2 + b2

for epoch in range(12):
    perm = torch.randperm(1400, generator=gen)
    for i in range(0, 1400, 50):
        j = perm[i:i + 50]
        loss = F.cross_entropy(forward(Xtr[j]), ytr[j])
        for p in params:
            p.grad = None
        loss.backward()
        with torch.no_grad():
            for p in params:
                p -= 0.3 * p.grad
    print(epoch, loss.item())
with torch.no_grad():
    print("test accuracy", (forward(Xte).argmax(1) == yte).float().mean().item())
