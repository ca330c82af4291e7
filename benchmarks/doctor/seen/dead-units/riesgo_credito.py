# Ejercicio 6: red de una capa oculta escrita a mano. Entradas en porcentaje de cada máximo (entre 0 y 1).
import torch

torch.manual_seed(13)
n, d, h = 800, 4, 30
X = torch.rand(n, d)
z = 6 * (X[:, 0] - 0.5) + 6 * (X[:, 1] - 0.5) * torch.sign(X[:, 2] - 0.5) - 3 * (X[:, 3] - 0.5)
y = (z + 0.3 * torch.randn(n) > 0).float().view(-1, 1)

W1 = torch.empty(d, h).uniform_(-1.0, 0.05)
b1 = torch.zeros(h)
W2 = torch.empty(h, 1).uniform_(-0.4, 0.4)
b2 = torch.zeros(1)
params = [W1, b1, W2, b2]
for p in params:
    p.requires_grad_(True)


def propagar(X):
    oculta = torch.relu(X @ W1 + b1)
    return oculta @ W2 + b2


lr = 0.5
for epoca in range(1500):
    perdida = torch.nn.functional.binary_cross_entropy_with_logits(propagar(X), y)
    grads = torch.autograd.grad(perdida, params)
    with torch.no_grad():
        for p, g in zip(params, grads):
            p -= lr * g
    if epoca % 300 == 0:
        print(epoca, perdida.item())

acierto = ((propagar(X) > 0).float() == y).float().mean().item()
print("acierto", acierto)
print("pérdida", perdida.item())
