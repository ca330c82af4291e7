# Clasificar puntos dentro y fuera de un anillo
import torch

g = torch.Generator().manual_seed(77)
X = torch.randn(500, 2, generator=g)
y = ((X ** 2).sum(1) > 1.4).long()

ESCALA = 1e-4
W1 = torch.randn(2, 24, generator=g) * ESCALA
W2 = torch.randn(24, 24, generator=g) * ESCALA / 24 ** 0.5
W3 = torch.randn(24, 2, generator=g) * ESCALA / 24 ** 0.5
b1, b2, b3 = torch.zeros(24), torch.zeros(24), torch.zeros(2)
todos = [W1, b1, W2, b2, W3, b3]
[p.requires_grad_() for p in todos]


def adelante(x):
    h = torch.tanh(x @ W1 + b1)
    h = torch.tanh(h @ W2 + b2)
    return h @ W3 + b3


opt = torch.optim.SGD(todos, lr=0.3)
for paso in range(500):
    costo = torch.nn.functional.cross_entropy(adelante(X), y)
    opt.zero_grad()
    costo.backward()
    opt.step()
    if paso % 100 == 0:
        print(paso, costo.item())
print("aciertos", (adelante(X).argmax(1) == y).float().mean().item())
