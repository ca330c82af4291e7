# diez puntos y una recta
import torch
x = torch.tensor([0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5]) / 2 - 1
y = torch.tensor([1.1, 1.4, 2.1, 2.4, 3.1, 3.4, 4.1, 4.5, 5.0, 5.6])
m = torch.zeros(1, requires_grad=True)
c = torch.zeros(1, requires_grad=True)
for k in range(300):
    error = ((m * x + c - y) ** 2).mean()
    error.backward()
    with torch.no_grad():
        m -= 0.3 * m.grad; c -= 0.3 * c.grad
        m.grad.zero_(); c.grad.zero_()
print(m.item(), c.item(), error.item())
