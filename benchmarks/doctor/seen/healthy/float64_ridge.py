import numpy as np
import torch
rng = np.random.default_rng(0)
A = rng.normal(size=(120, 8)); true = rng.normal(size=8)
b = A @ true + 0.1 * rng.normal(size=120)
A, b = torch.from_numpy(A), torch.from_numpy(b)
theta = torch.zeros(8, dtype=torch.float64, requires_grad=True)
for it in range(400):
    cost = (A @ theta - b).pow(2).mean() + 1e-3 * theta.pow(2).sum()
    cost.backward()
    with torch.no_grad():
        theta -= 0.1 * theta.grad
        theta.grad.zero_()
print(cost.item())
