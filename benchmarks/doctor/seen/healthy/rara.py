# Fraude: 4 % de las operaciones, pero muy distintas de las demas
import torch

torch.manual_seed(230)


def operaciones(n):
    fraude = (torch.arange(n) % 25 == 0).float()
    x = torch.randn(n, 4)
    x[:, 0] += 4.0 * fraude
    x[:, 1] -= 3.0 * fraude
    mezcla = torch.randperm(n)
    return x[mezcla], fraude[mezcla]


X, y = operaciones(2000)
Xp, yp = operaciones(1000)
w = torch.zeros(4, requires_grad=True)
b = torch.zeros(1, requires_grad=True)
opt = torch.optim.SGD([w, b], lr=0.3, momentum=0.9)
for k in range(250):
    perdida = torch.nn.functional.binary_cross_entropy_with_logits(X @ w + b, y)
    opt.zero_grad()
    perdida.backward()
    opt.step()
    if k % 50 == 0:
        print(k, perdida.item())
with torch.no_grad():
    aviso = X.new_tensor((Xp @ w + b > 0).float().tolist())
print("fraudes encontrados", (aviso[yp == 1]).mean().item())
