# Laboratorio de Física III: la red aprende la fuerza de un resorte no lineal
import torch

torch.manual_seed(14)

k1, k3 = 1.0, 0.35
x = torch.rand(300, 1) * 4 - 2
v = torch.randn(300, 1)
F_medida = -k1 * x - k3 * x ** 3 - 0.2 * v + 0.1 * torch.randn(300, 1)

entrada = torch.cat([x, v], dim=1)
entrada = (entrada - entrada.mean(0)) / entrada.std(0)
salida = (F_medida - F_medida.mean()) / F_medida.std()

H = 32
W1 = (torch.randn(2, H) / 2 ** 0.5).requires_grad_(True)
b1 = torch.zeros(H, requires_grad=True)
W2 = (torch.randn(H, 1) / H ** 0.5).requires_grad_(True)
b2 = torch.zeros(1, requires_grad=True)

lr = 0.5
for n in range(1000):
    pred = torch.tanh(entrada @ W1 + b1) @ W2 + b2
    E = (pred - salida).pow(2).mean()
    E.backward()
    with torch.no_grad():
        for p in (W1, b1, W2, b2):
            p -= lr * p.grad
            p.grad = None
    if n % 100 == 0:
        print("iter", n, "E", E.item())
print("E final", E.item())
