# acumulo el gradiente de dos lotes antes de actualizar, a propósito
import torch
import torch.nn.functional as F
torch.manual_seed(5)
x = torch.rand(256, 2) * 2 - 1
y = (x[:, 0] + x[:, 1] > 0).long()
W = (0.5 * torch.randn(2, 12)).requires_grad_(); b = torch.zeros(12, requires_grad=True)
V = (0.3 * torch.randn(12, 2)).requires_grad_(); c = torch.zeros(2, requires_grad=True)
for epoca in range(60):
    for n, i in enumerate(torch.randperm(256).split(16)):
        perdida = F.cross_entropy(F.relu(x[i] @ W + b) @ V + c, y[i])
        (perdida / 2).backward()
        if n % 2 == 1:
            with torch.no_grad():
                for p in (W, b, V, c):
                    p -= 0.4 * p.grad
                    p.grad.zero_()
print(F.cross_entropy(F.relu(x @ W + b) @ V + c, y).item())
