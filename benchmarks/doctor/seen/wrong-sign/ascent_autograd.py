# regresión polinómica, gradiente con autograd.grad
import torch

torch.manual_seed(3)
x = torch.rand(200, 1) * 2 - 1
A = torch.cat([x, x ** 2 - 0.33, x ** 3], 1)
A = A / A.std(0)
y = A @ torch.tensor([[1.0], [-0.5], [0.8]]) + 0.05 * torch.randn(200, 1)
w = torch.zeros(3, 1, requires_grad=True)
c = torch.zeros(1, requires_grad=True)
paso = 0.1
for k in range(120):
    L = (A @ w + c - y).pow(2).mean()
    gw, gc = torch.autograd.grad(L, (w, c))
    w.data += paso * gw
    c.data += paso * gc
    if k % 20 == 0:
        print(k, L.item())
print(L.item())
