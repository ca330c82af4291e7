# todos los pesos en uno
import torch
torch.manual_seed(1)
x = torch.linspace(-2, 2, 100).reshape(-1, 1)
y = x ** 2

def inicio(n, m):
    return torch.ones(n, m)

A = inicio(1, 10).requires_grad_()
a = torch.zeros(10, requires_grad=True)
B = (inicio(10, 1) * 0.1).requires_grad_()
b = torch.zeros(1, requires_grad=True)
opt = torch.optim.SGD([A, a, B, b], lr=0.1)
for k in range(1500):
    error = ((torch.relu(x @ A + a) @ B + b - y) ** 2).mean()
    opt.zero_grad()
    error.backward()
    opt.step()
print("error", error.item())
