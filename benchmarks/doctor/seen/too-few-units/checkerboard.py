# Entrega 4: tablero de 2x2 (XOR con ruido), todo con tensores
import torch

torch.manual_seed(70)
N_OCULTAS = 1
x = torch.rand(900, 2) * 2 - 1
x = x[(x.abs() > 0.08).all(1)]
y = ((x[:, 0] > 0) ^ (x[:, 1] > 0)).float().unsqueeze(1)
x = x / 0.6
corte = int(0.8 * len(x))

A = torch.randn(2, N_OCULTAS)
A = (A / A.norm(dim=0)).requires_grad_()
a = (0.3 * torch.randn(N_OCULTAS)).requires_grad_()
B = (torch.randn(N_OCULTAS, 1) / N_OCULTAS ** 0.5).requires_grad_()
b = torch.zeros(1, requires_grad=True)
momento = [torch.zeros_like(p) for p in (A, a, B, b)]

for i in range(800):
    z = torch.tanh(x[:corte] @ A + a) @ B + b
    costo = torch.nn.functional.binary_cross_entropy_with_logits(z, y[:corte])
    grads = torch.autograd.grad(costo, (A, a, B, b))
    with torch.no_grad():
        for p, g, m in zip((A, a, B, b), grads, momento):
            m.mul_(0.9).add_(g)
            p.sub_(0.1 * m)
    if i % 200 == 0:
        print(i, costo.item())

with torch.no_grad():
    z = torch.tanh(x[corte:] @ A + a) @ B + b
    print("acierto", ((z > 0).float() == y[corte:]).float().mean().item())
