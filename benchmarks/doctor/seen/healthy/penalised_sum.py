# la pérdida suma el lote y divide por el número de filas a mano
import torch
torch.manual_seed(27)
X = torch.randn(200, 5)
y = X @ torch.tensor([1.0, 0.0, -2.0, 0.0, 3.0]) + 0.1 * torch.randn(200)
w = torch.zeros(5, requires_grad=True)
for k in range(300):
    r = X @ w - y
    J = (r * r).sum() / len(y) + 0.05 * w.abs().sum()
    g, = torch.autograd.grad(J, w)
    with torch.no_grad():
        w -= 0.05 * g
print(J.item())
