# XOR: el ejemplo mínimo. Cuatro filas, todas en cada paso.
import torch

torch.manual_seed(2)
X = torch.tensor([[-1., -1.], [-1., 1.], [1., -1.], [1., 1.]])
y = torch.tensor([[-1.], [1.], [1.], [-1.]])

W1 = torch.randn(2, 6, requires_grad=True)
b1 = torch.randn(6, requires_grad=True)
W2 = torch.randn(6, 1, requires_grad=True)
b2 = torch.zeros(1, requires_grad=True)
velocidad = {p: torch.zeros_like(p) for p in (W1, b1, W2, b2)}

eta, momento = 0.1, 0.8
for i in range(400):
    salida = torch.tanh(X @ W1 + b1) @ W2 + b2
    E = 0.5 * ((salida - y) ** 2).mean()
    E.backward()
    with torch.no_grad():
        for p, v in velocidad.items():
            v.mul_(momento).sub_(eta * p.grad)
            p.add_(v)
            p.grad.zero_()
    if i % 50 == 0:
        print(i, E.item())
print(torch.sign(salida).flatten().tolist())
print("E", E.item())
