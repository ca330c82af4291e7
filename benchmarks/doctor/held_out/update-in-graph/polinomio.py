# Ajuste de un polinomio de grado 3 a sin(x), como en el tutorial oficial
import math
import torch

x = torch.linspace(-math.pi, math.pi, 500)
y = torch.sin(x) + 0.05 * torch.randn(500, generator=torch.Generator().manual_seed(4))
u = x / math.pi
bases = torch.stack([u, 1.5 * u ** 2 - 0.5, 2.5 * u ** 3 - 1.5 * u], dim=1)

mezcla = torch.randperm(500, generator=torch.Generator().manual_seed(9))
entreno, prueba = mezcla[:400], mezcla[400:]

coef = torch.zeros(3, requires_grad=True)
sesgo = torch.zeros((), requires_grad=True)

tasa = 0.3
for t in range(400):
    y_pred = bases[entreno] @ coef + sesgo
    loss = (y_pred - y[entreno]).pow(2).mean()
    if t % 100 == 99:
        print(t, loss.item())
    loss.backward()
    coef -= tasa * coef.grad
    sesgo -= tasa * sesgo.grad
    coef.grad = None
    sesgo.grad = None

error = (bases[prueba] @ coef + sesgo - y[prueba]).pow(2).mean()
print('error de prueba:', error.item())
