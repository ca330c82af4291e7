"""Full-batch gradient descent with a large step: the loss wobbles on its way down."""
import torch

torch.manual_seed(0)
X = torch.randn(128, 5)
t = torch.sin(X[:, :1] + X[:, 1:2]) + 0.3 * X[:, 2:3]
W1 = (torch.randn(5, 40) / 5 ** 0.5).requires_grad_()
b1 = torch.zeros(40, requires_grad=True)
W2 = (torch.randn(40, 1) / 40 ** 0.5).requires_grad_()
b2 = torch.zeros(1, requires_grad=True)
params = [W1, b1, W2, b2]
lr = 0.3
for k in range(1200):
    loss = ((torch.tanh(X @ W1 + b1) @ W2 + b2 - t) ** 2).mean()
    for p, g in zip(params, torch.autograd.grad(loss, params)):
        p.data.add_(g, alpha=-lr)
    if k % 200 == 0:
        print(k, loss.item())
print(loss.item())
