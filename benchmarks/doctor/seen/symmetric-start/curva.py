# Regresión de una curva con una capa oculta, todo con tensores
import torch

torch.manual_seed(0)
x = torch.rand(300, 1) * 4 - 2
y = torch.cos(2.5 * x) + 0.05 * torch.randn_like(x)

n_ocultas = 25
W1 = torch.ones(1, n_ocultas, requires_grad=True)
b1 = torch.zeros(n_ocultas, requires_grad=True)
W2 = torch.full((n_ocultas, 1), 0.1, requires_grad=True)
b2 = torch.zeros(1, requires_grad=True)

tasa = 0.1
for i in range(1501):
    oculta = torch.tanh(x @ W1 + b1)
    pred = oculta @ W2 + b2
    error = ((pred - y) ** 2).mean()
    error.backward()
    with torch.no_grad():
        for p in (W1, b1, W2, b2):
            p -= tasa * p.grad
            p.grad.zero_()
    if i % 300 == 0:
        print(i, error.item())
print("error cuadrático final", error.item())
