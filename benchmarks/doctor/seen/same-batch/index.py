import numpy as np
import torch

rng = np.random.default_rng(1)
X_all = torch.tensor(rng.normal(size=(600, 8)), dtype=torch.float32)
beta = torch.tensor(rng.normal(size=(8, 1)), dtype=torch.float32)
y_all = X_all @ beta + 0.1 * torch.tensor(rng.normal(size=(600, 1)), dtype=torch.float32)

batch_size = 6
n_batches = len(X_all) // batch_size
w = torch.zeros(8, 1, requires_grad=True)
b = torch.zeros(1, requires_grad=True)
epoch = 0
for it in range(500):
    k = epoch % n_batches
    lo, hi = k * batch_size, (k + 1) * batch_size
    xb, yb = X_all[lo:hi], y_all[lo:hi]
    loss = ((xb @ w + b - yb) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        for p in (w, b):
            p -= 0.03 * p.grad
            p.grad.zero_()
    if it % 100 == 0:
        print(it, loss.item())
print("all rows:", ((X_all @ w + b - y_all) ** 2).mean().item())
