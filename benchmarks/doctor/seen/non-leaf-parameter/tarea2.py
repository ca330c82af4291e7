import math
import torch

torch.manual_seed(3)

# Tarea 2: ajustar una superficie con una red de una capa oculta
n = 500
X = torch.randn(n, 2)
y = torch.sin(X[:, :1]) * X[:, 1:] + 0.1 * torch.randn(n, 1)

H = 20
W1 = torch.randn(2, H, requires_grad=True) / math.sqrt(2)
b1 = torch.zeros(H, requires_grad=True)
W2 = torch.randn(H, 1, requires_grad=True) / math.sqrt(H)
b2 = torch.zeros(1, requires_grad=True)

lr = 0.2
for i in range(1500):
    h = torch.tanh(X @ W1 + b1)
    y_hat = h @ W2 + b2
    ecm = ((y_hat - y) ** 2).mean()
    ecm.backward()
    with torch.no_grad():
        for p in (W1, b1, W2, b2):
            p -= lr * p.grad
            p.grad.zero_()
    if i % 250 == 0:
        print(i, round(ecm.item(), 4))

print("error cuadrático medio final:", ecm.item())
