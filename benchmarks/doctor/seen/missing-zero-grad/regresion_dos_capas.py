# Pregunta: la curva de error sube y baja, ¿es normal?
import torch

torch.manual_seed(21)
x = torch.rand(256, 2) * 2 - 1
y = (x[:, :1] * x[:, 1:] * 2 + 0.5 * x[:, :1]) + 0.03 * torch.randn(256, 1)

w_a = (torch.randn(2, 20) * 0.8).requires_grad_()
b_a = torch.zeros(20, requires_grad=True)
w_b = (torch.randn(20, 1) * 0.3).requires_grad_()
b_b = torch.zeros(1, requires_grad=True)
parametros = [w_a, b_a, w_b, b_b]
alfa = 0.1

for iteracion in range(1200):
    oculta = torch.tanh(x @ w_a + b_a)
    prediccion = oculta @ w_b + b_b
    error = (prediccion - y).pow(2).mean()
    error.backward()
    with torch.no_grad():
        for p in parametros:
            p.sub_(alfa * p.grad)
    if iteracion % 150 == 0:
        print(iteracion, error.item())

with torch.no_grad():
    final = (torch.tanh(x @ w_a + b_a) @ w_b + b_b - y).pow(2).mean()
print("error final:", final.item())
