import torch

torch.manual_seed(30)
n = 250
x = torch.rand(n, 1) * 5 - 2.5
y = x * torch.sin(2 * x)
y = (y - y.mean()) / y.std()

SIZES = [1, 24, 24, 24, 1]
SCALE = 0.01
layers = []
for i, o in zip(SIZES, SIZES[1:]):
    w = (torch.randn(i, o) * SCALE / i ** 0.5).requires_grad_()
    b = torch.zeros(o, requires_grad=True)
    layers.append((w, b))


def predict(h):
    for k, (w, b) in enumerate(layers):
        h = h @ w + b
        if k < len(layers) - 1:
            h = torch.tanh(h)
    return h


flat = [p for pair in layers for p in pair]
for it in range(1500):
    loss = torch.mean((predict(x) - y) ** 2)
    grads = torch.autograd.grad(loss, flat)
    with torch.no_grad():
        for p, g in zip(flat, grads):
            p -= 0.05 * g
    if it % 500 == 0:
        print(it, loss.item())
print("mse", loss.item())
