# cuatro sensores; el tercero siempre marca cero
import torch
torch.manual_seed(1)
lecturas = torch.randn(200, 4)
lecturas[:, 2] = 0.0
objetivo = 2 * lecturas[:, 0] - lecturas[:, 1] + 0.5 * lecturas[:, -1]
w = torch.zeros(lecturas.shape[1], requires_grad=True)
b = torch.zeros(1, requires_grad=True)
for k in range(300):
    error = (lecturas @ w + b - objetivo).square().mean()
    error.backward()
    for p in (w, b):
        p.data -= 0.1 * p.grad
        p.grad.zero_()
print(error.item())
