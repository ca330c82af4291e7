# Backpropagation a mano (sin autograd), clase de redes
import torch

torch.manual_seed(8)
torch.set_grad_enabled(False)

N, D, H = 200, 2, 20
X = torch.rand(N, D) * 4 - 2
T = (X[:, :1] * X[:, 1:]) / 2

W1 = torch.randn(D, H)
b1 = torch.randn(H) * 0.5
W2 = torch.randn(H, 1) * 0.2
b2 = torch.zeros(1)
eta = 0.1

for epoca in range(1500):
    z1 = X @ W1 + b1
    a1 = torch.tanh(z1)
    salida = a1 @ W2 + b2

    d2 = 2 * (salida - T) / N
    dW2 = a1.t() @ d2
    db2 = d2.sum(0)
    d1 = (d2 @ W2.t()) * (1 - z1 ** 2)
    dW1 = X.t() @ d1
    db1 = d1.sum(0)

    W1 -= eta * dW1
    b1 -= eta * db1
    W2 -= eta * dW2
    b2 -= eta * db2

salida = torch.tanh(X @ W1 + b1) @ W2 + b2
print("error final:", ((salida - T) ** 2).mean().item())
