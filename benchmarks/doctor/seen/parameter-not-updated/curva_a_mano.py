import torch
g = torch.Generator().manual_seed(2)
x = torch.rand(256, 1, generator=g) * 6 - 3
y = torch.cos(1.5 * x) * torch.exp(-x.abs() / 3)

W1 = torch.randn(1, 12, generator=g).mul(1.2).requires_grad_(True)
b1 = torch.randn(12, generator=g).requires_grad_(True)
W2 = torch.randn(12, 12, generator=g).mul(0.3).requires_grad_(True)
b2 = torch.zeros(12, requires_grad=True)
W3 = torch.randn(12, 1, generator=g).mul(0.3).requires_grad_(True)
b3 = torch.zeros(1, requires_grad=True)

def modelo(x):
    h1 = torch.tanh(x @ W1 + b1)
    h2 = torch.tanh(h1 @ W2 + b2)
    return h2 @ W3 + b3

tasa = 0.1
for paso in range(1500):
    mse = torch.mean((modelo(x) - y) ** 2)
    mse.backward()
    with torch.no_grad():
        W1 -= tasa * W1.grad
        b1 -= tasa * b1.grad
        W2 -= tasa * W2.grad
        b2 -= tasa * b2.grad
        b3 -= tasa * b3.grad
        W1.grad.zero_(); b1.grad.zero_()
        W2.grad.zero_(); b2.grad.zero_()
        W3.grad.zero_(); b3.grad.zero_()
    if paso % 300 == 0:
        print(paso, mse.item())
print('mse', mse.item())
