import torch
torch.manual_seed(2)
X = torch.randn(500, 6)
beta = torch.tensor([1.0, -2.0, 3.0, 0.0, 0.5, 1.5])
y = X @ beta + torch.randn(500) * 0.05
theta = torch.zeros(6, requires_grad=True)
eta = 0.05
for k in range(100):
    r = X @ theta - y
    J = 0.5 * (r @ r)
    g, = torch.autograd.grad(J, theta)
    theta = (theta - eta * g).detach().requires_grad_()
print(0.5 * (X @ theta - y).square().mean().item())
