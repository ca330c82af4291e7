# Donde poner tres almacenes: minimizar la distancia suavizada a los clientes
import torch

torch.manual_seed(228)
zonas = torch.tensor([[-1.5, 0.0], [1.5, 0.5], [0.0, -1.8]])
clientes = zonas[torch.arange(300) % 3] + 0.4 * torch.randn(300, 2)
sitios = torch.tensor([[-0.4, 0.3], [0.5, 0.2], [0.1, -0.6]], requires_grad=True)


def costo(s):
    d2 = ((clientes[:, None] - s[None]) ** 2).sum(-1)
    return -0.1 * torch.logsumexp(-d2 / 0.1, dim=1).mean()


lr = 0.5
for k in range(120):
    c = costo(sitios)
    (g,) = torch.autograd.grad(c, sitios)
    with torch.no_grad():
        sitios -= lr * g
    if k % 20 == 0:
        print(k, c.item())
print("sitios", [[round(v, 2) for v in s] for s in sitios.tolist()])
print("costo", costo(sitios).item())
