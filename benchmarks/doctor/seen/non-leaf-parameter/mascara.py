# ejemplo con una máscara de pesos: conexiones cortadas a mano
import torch

def datos(n, g):
    x = torch.rand(n, 3, generator=g) * 2 - 1
    y = (x[:, 0] * x[:, 1] > 0).long()
    return x, y

def perdida(logits, y):
    logp = logits - logits.logsumexp(1, keepdim=True)
    return -logp[torch.arange(len(y)), y].mean()

g = torch.Generator().manual_seed(7)
x, y = datos(300, g)
mascara = torch.tensor([[1.0], [1.0], [0.0]])
pesos1 = torch.randn(3, 32, generator=g, requires_grad=True).mul(mascara)
sesgo1 = torch.zeros(32, requires_grad=True)
pesos2 = (torch.randn(32, 2, generator=g) * 0.2).requires_grad_()
sesgo2 = torch.zeros(2, requires_grad=True)
parametros = [pesos1, sesgo1, pesos2, sesgo2]

for paso in range(800):
    orden = torch.randperm(300, generator=g)[:64]
    salida = torch.tanh(x[orden] @ pesos1 + sesgo1) @ pesos2 + sesgo2
    L = perdida(salida, y[orden])
    L.backward()
    with torch.no_grad():
        for q in parametros:
            if q.grad is None:
                continue
            q.sub_(q.grad, alpha=0.5)
            q.grad.zero_()
with torch.no_grad():
    print("al final", perdida(torch.tanh(x @ pesos1 + sesgo1) @ pesos2 + sesgo2, y).item())
