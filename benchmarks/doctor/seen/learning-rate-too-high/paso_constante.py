# Ajuste de un polinomio por descenso de gradiente
import torch

def ajustar(A, y, eta, pasos):
    coef = torch.zeros(A.shape[1], requires_grad=True)
    for _ in range(pasos):
        J = (A @ coef - y).pow(2).mean()
        J.backward()
        with torch.no_grad():
            coef -= eta * coef.grad
        coef.grad = None
    return coef, J.item()

torch.manual_seed(2)
x = torch.linspace(-1, 1, 80)
y = 1 + x - 2 * x ** 2 + 0.02 * torch.randn(80)
A = torch.stack([torch.ones(80), x, x ** 2], dim=1)
coef, J = ajustar(A, y, eta=0.95, pasos=2000)
print(J)
