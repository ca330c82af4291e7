"""Clasificador de cuatro capas con tensores; datos: cuadrantes con ruido."""
import torch
import torch.nn.functional as F

torch.manual_seed(64)
X = torch.randn(800, 2)
y = ((X[:, 0] + 0.15 * torch.randn(800)) > 0).long() * 2 + ((X[:, 1] + 0.15 * torch.randn(800)) > 0).long()

tamanos = [2, 24, 24, 24, 4]
escala = 0.001
capas = []
for entra, sale in zip(tamanos, tamanos[1:]):
    W = escala * torch.randn(entra, sale) * (1.0 / entra) ** 0.5
    capas.append((W.requires_grad_(), torch.zeros(sale, requires_grad=True)))


def predecir(x):
    for i, (W, b) in enumerate(capas):
        x = x @ W + b
        if i < len(capas) - 1:
            x = torch.tanh(x)
    return x


todos = [t for capa in capas for t in capa]
velocidad = [torch.zeros_like(t) for t in todos]
for paso in range(900):
    i = torch.randint(0, 800, (100,))
    perdida = F.cross_entropy(predecir(X[i]), y[i])
    for t, v, g in zip(todos, velocidad, torch.autograd.grad(perdida, todos)):
        v.mul_(0.9).add_(g)
        t.data -= 0.05 * v
    if paso % 100 == 0:
        print(paso, perdida.item())
print("perdida total", F.cross_entropy(predecir(X), y).item())
