# los sesgos empiezan muy por debajo de cero
import torch
torch.manual_seed(1)
x = torch.rand(220, 3)
y = (x ** 2).sum(1, keepdim=True)
W = torch.randn(3, 20).requires_grad_()
b = (-8 + 0.1 * torch.randn(20)).requires_grad_()
V = (0.2 * torch.randn(20, 1)).requires_grad_()
c = torch.zeros(1, requires_grad=True)
for paso in range(800):
    i = torch.randint(0, 220, (40,))
    oculta = torch.relu(x[i] @ W + b)
    error = (oculta @ V + c - y[i]).pow(2).mean()
    error.backward()
    for p in (W, b, V, c):
        p.data.sub_(p.grad, alpha=0.05)
        p.grad = None
print((torch.relu(x @ W + b) @ V + c - y).pow(2).mean().item())
