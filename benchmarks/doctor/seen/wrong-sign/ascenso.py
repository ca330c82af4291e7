# Descenso por gradiente en una función de dos variables... ¿o ascenso?
import torch

def actualizar(params, lr):
    with torch.no_grad():
        for p in params:
            p.add_(p.grad, alpha=lr)
            p.grad.zero_()

torch.manual_seed(1)
xs = torch.linspace(-1, 1, 40).unsqueeze(1)
ys = xs ** 2
A = torch.randn(1, 6, requires_grad=True); a = torch.zeros(6, requires_grad=True)
B = torch.randn(6, 1, requires_grad=True); b = torch.zeros(1, requires_grad=True)
for n in range(120):
    L = ((torch.tanh(xs @ A + a) @ B + b - ys) ** 2).mean()
    L.backward()
    actualizar([A, a, B, b], lr=0.01)
    if n % 20 == 0:
        print(n, L.item())
print(L.item())
