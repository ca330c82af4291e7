# Hi all, I am trying to fit a cubic with plain tensors before moving on to nn.Module.
import torch

torch.manual_seed(1)
x = torch.rand(256) * 2 - 1
target = 0.5 - 1.2 * x + 0.8 * x ** 2 + 2.0 * x ** 3 + 0.05 * torch.randn(256)

a = torch.zeros(1, requires_grad=True)
b = torch.zeros(1, requires_grad=True)
c = torch.zeros(1, requires_grad=True)
d = torch.zeros(1, requires_grad=True)
learning_rate = 0.5

for t in range(600):
    y_pred = a + b * x + c * x ** 2 + d * x ** 3
    loss = (y_pred - target).pow(2).mean()
    loss.backward()

    a -= learning_rate * a.grad
    b -= learning_rate * b.grad
    c -= learning_rate * c.grad
    d -= learning_rate * d.grad

    for p in (a, b, c, d):
        p.grad = None
    if t % 100 == 99:
        print(t, loss.item())

print(f"y = {a.item():.2f} + {b.item():.2f} x + {c.item():.2f} x2 + {d.item():.2f} x3, loss {loss.item()}")
