# Regressão logística "na mão" para duas nuvens de pontos
import torch

torch.manual_seed(30)
n = 200
A = torch.randn(n, 2) * 0.9 + torch.tensor([1.5, 1.0])
B = torch.randn(n, 2) * 0.9 - torch.tensor([1.5, 1.0])
X = torch.cat([A, B])
y = torch.cat([torch.ones(n), torch.zeros(n)])

w = torch.zeros(2, requires_grad=True)
b = torch.zeros((), requires_grad=True)
taxa = 1e-4
for passo in range(400):
    p = torch.sigmoid(X @ w + b)
    custo = -(y * torch.log(p + 1e-9) + (1 - y) * torch.log(1 - p + 1e-9)).mean()
    custo.backward()
    with torch.no_grad():
        w -= taxa * w.grad
        b -= taxa * b.grad
    w.grad = None
    b.grad = None
    if passo % 80 == 0:
        print(passo, custo.item())
print("custo", custo.item())
