# la última capa también lleva relu, como las demás
import torch
import torch.nn.functional as F
torch.manual_seed(8)
datos = torch.randn(280, 3)
clase = datos.abs().argmax(dim=1)
capas = [(3, 24), (24, 24), (24, 3)]
pesos = [((2 / n) ** 0.5 * torch.randn(n, m)).requires_grad_() for n, m in capas]
sesgos = [torch.zeros(m, requires_grad=True) for _, m in capas]
def red(x):
    for W, b in zip(pesos, sesgos):
        x = F.relu(x @ W + b)
    return x
for epoca in range(80):
    for i in torch.randperm(280).split(28):
        perdida = F.cross_entropy(red(datos[i]), clase[i])
        perdida.backward()
        with torch.no_grad():
            for p in pesos + sesgos:
                p -= 0.1 * p.grad
                p.grad = None
print(F.cross_entropy(red(datos), clase).item())
