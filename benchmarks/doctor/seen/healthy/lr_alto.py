# Regresión logística con tasa grande: función convexa, lotes completos
import torch
torch.manual_seed(1)
X = torch.randn(300, 2)
y = (X @ torch.tensor([1.5, -1.0]) + 0.4 + 0.3 * torch.randn(300) > 0).float()
w = torch.zeros(2, requires_grad=True)
b = torch.zeros((), requires_grad=True)
for i in range(400):
    p = X @ w + b
    J = torch.nn.functional.binary_cross_entropy_with_logits(p, y)
    gw, gb = torch.autograd.grad(J, [w, b])
    with torch.no_grad():
        w -= 4.0 * gw
        b -= 4.0 * gb
    if i % 80 == 0:
        print(i, J.item())
print(J.item())
