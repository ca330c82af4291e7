# Actualizo una copia sin querer
import torch
torch.manual_seed(6)
x = torch.linspace(-1, 1, 100)[:, None]
y = torch.cos(3 * x)
U = torch.randn(1, 10).mul_(2).requires_grad_()
c = torch.rand(10).mul_(2).sub_(1).requires_grad_()
V = torch.randn(10, 1).mul_(0.3).requires_grad_()
d = torch.zeros(1, requires_grad=True)
paso = 0.05
for i in range(2000):
    salida = torch.tanh(x @ U + c) @ V + d
    error = (salida - y).square().mean()
    gU, gc, gV, gd = torch.autograd.grad(error, (U, c, V, d))
    with torch.no_grad():
        U -= paso * gU
        c -= paso * gc
        V = V.clone().requires_grad_() if False else V
        V.clone().sub_(paso * gV)
        d -= paso * gd
print('error =', error.item())
