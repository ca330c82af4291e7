# un generador de lotes que recorre los datos en orden
import torch
from torch.nn.functional import binary_cross_entropy_with_logits as bce

def lotes(x, y, tam):
    for k in range(0, len(x), tam):
        yield x[k:k + tam], y[k:k + tam]

torch.manual_seed(2)
sanos = torch.randn(120, 2) - 0.7
enfermos = torch.randn(120, 2) + 0.7
x = torch.cat([sanos, enfermos])
y = torch.cat([torch.zeros(120), torch.ones(120)])
w = torch.zeros(2, requires_grad=True)
b = torch.zeros(1, requires_grad=True)
for epoca in range(15):
    for xb, yb in lotes(x, y, 6):
        perdida = bce(xb @ w + b, yb)
        perdida.backward()
        with torch.no_grad():
            for p in (w, b):
                p -= 2.0 * p.grad
                p.grad = None
print(bce(x @ w + b, y).item())
