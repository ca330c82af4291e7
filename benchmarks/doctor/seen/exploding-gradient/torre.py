"""Deep tanh tower on a smooth two-dimensional surface."""
import torch

torch.manual_seed(33)
DEPTH, WIDTH = 28, 32

xy = torch.rand(256, 2) * 3.4 - 1.7
target = (torch.sin(xy[:, :1]) * torch.cos(xy[:, 1:])) * 2 + 0.1 * torch.randn(256, 1)

layers = [torch.randn(2, WIDTH) / 2 ** 0.5]
for _ in range(DEPTH):
    layers.append(torch.randn(WIDTH, WIDTH) * 2.8 / WIDTH ** 0.5)
biases = [torch.zeros(WIDTH) for _ in layers]
head = torch.randn(WIDTH, 1) * 0.3 / WIDTH ** 0.5
params = layers + biases + [head]
for p in params:
    p.requires_grad_()


def tower(h):
    for W, b in zip(layers, biases):
        h = torch.tanh(h @ W + b)
    return h @ head


lr = 0.02
for step in range(600):
    loss = (tower(xy) - target).pow(2).mean()
    for p in params:
        p.grad = None
    loss.backward()
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad
    if step % 100 == 0:
        print(step, loss.item())
print("loss", loss.item())
