"""Ajuste de la altura de un proyectil: h(t) = a + b t + c t^2 (t normalizado)."""
import torch

torch.manual_seed(1)
t = torch.rand(120) * 2 - 1
h = 1.2 + 0.8 * t - 1.9 * t ** 2 + 0.02 * torch.randn(120)


class Polinomio:
    def __init__(self):
        self.a = torch.zeros(1, requires_grad=True)
        self.b = torch.zeros(1, requires_grad=True)
        self.c = torch.zeros(1, requires_grad=True)

    def __call__(self, t):
        return self.a + self.b * t + self.c * t * t

    def paso(self, lr):
        for p in (self.a, self.b, self.c):
            p -= lr * p.grad
            p.grad.zero_()


modelo = Polinomio()
for k in range(400):
    error = ((modelo(t) - h) ** 2).mean()
    error.backward()
    modelo.paso(lr=0.3)
    if k % 100 == 0:
        print(k, float(error))
print('error final', float(((modelo(t) - h) ** 2).mean().detach()))
