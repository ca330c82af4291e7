# pesos a mano; la línea de backward se quedó en otra versión
import torch
torch.manual_seed(2)
x = torch.randn(120, 4)
y = x @ torch.tensor([0.5, -1.0, 2.0, 0.0]) + 1
w = torch.zeros(4, requires_grad=True)
b = torch.zeros(1, requires_grad=True)
for i in range(200):
    y_hat = x @ w + b
    perdida = torch.mean((y_hat - y) ** 2)
    with torch.no_grad():
        for p in (w, b):
            if p.grad is not None:
                p -= 0.1 * p.grad
                p.grad = None
print("pérdida:", perdida.item())
