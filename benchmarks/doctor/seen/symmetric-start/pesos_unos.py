# ajuste de una curva con una capa oculta, sin nn.Module
import torch

torch.manual_seed(4)
x = torch.linspace(-3, 3, 200).reshape(-1, 1)
y = torch.sin(2 * x) + 0.3 * x

n = 20
w1 = torch.ones(1, n, requires_grad=True)
c1 = torch.zeros(n, requires_grad=True)
w2 = torch.full((n, 1), 0.1, requires_grad=True)
c2 = torch.zeros(1, requires_grad=True)
pesos = [w1, c1, w2, c2]
vel = [torch.zeros_like(p) for p in pesos]

for it in range(1200):
    pred = torch.tanh(x @ w1 + c1) @ w2 + c2
    err = ((pred - y) ** 2).mean()
    grads = torch.autograd.grad(err, pesos)
    with torch.no_grad():
        for p, v, g in zip(pesos, vel, grads):
            v.mul_(0.9).add_(g)
            p.sub_(0.02 * v)
    if it % 200 == 0:
        print(it, err.item())
print("error final", err.item())
