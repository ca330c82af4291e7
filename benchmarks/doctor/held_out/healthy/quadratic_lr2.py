# Least squares with plain gradient descent; the step comes from the largest curvature
import torch

torch.manual_seed(1)
A = torch.randn(300, 3) * 0.5
truth = torch.tensor([1.0, -2.0, 0.5])
b = A @ truth + 0.05 * torch.randn(300)
lam = torch.linalg.eigvalsh(2 * A[:200].T @ A[:200] / 200).max().item()
lr = 1.6 / lam
w = torch.zeros(3, requires_grad=True)
for it in range(120):
    r = A[:200] @ w - b[:200]
    cost = (r @ r) / 200
    (g,) = torch.autograd.grad(cost, w)
    w.data = w.data - lr * g
    if it % 20 == 0:
        print(it, "lr", round(lr, 2), "cost", cost.item())
print("held-out", (A[200:] @ w - b[200:]).square().mean().item())
