# Ejercicio 1: ajustar un polinomio de grado 3 por descenso de gradiente
import torch

torch.manual_seed(7)
x = torch.linspace(-1, 1, 120)
y = 0.5 - 1.5 * x + 2.0 * x ** 3 + 0.05 * torch.randn(120)

# polinomios de Legendre como base
base = torch.stack([torch.ones_like(x), x, 0.5 * (3 * x ** 2 - 1), 0.5 * (5 * x ** 3 - 3 * x)])

c0 = torch.randn((), requires_grad=True)
coef = torch.randn(3, requires_grad=True)

alpha = 0.3

for it in range(300):
    y_hat = c0 + coef @ base[1:]
    J = torch.mean((y_hat - y) ** 2)
    J.backward()

    c0 -= alpha * c0.grad
    coef -= alpha * coef.grad

    c0.grad.zero_()
    coef.grad.zero_()

    if it % 50 == 0:
        print(it, J.item())

print('coeficientes', [round(v, 3) for v in [c0.item()] + coef.tolist()])
print('J final', J.item())
