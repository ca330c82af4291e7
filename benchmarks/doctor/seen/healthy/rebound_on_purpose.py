# each update makes new leaves, and says so
import torch
torch.manual_seed(35)
x = torch.randn(150, 3)
y = x @ torch.tensor([[1.0], [2.0], [-1.0]]) + 4
w = torch.zeros(3, 1, requires_grad=True)
b = torch.zeros(1, requires_grad=True)
for t in range(200):
    loss = ((x @ w + b - y) ** 2).mean()
    loss.backward()
    w = (w - 0.1 * w.grad).detach().requires_grad_()
    b = (b - 0.1 * b.grad).detach().requires_grad_()
print(loss.item())
