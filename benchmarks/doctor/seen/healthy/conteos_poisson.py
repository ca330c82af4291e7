# Numero de visitas por hora: regresion de Poisson a mano
import torch

torch.manual_seed(225)
n = 2000
x = torch.randn(n, 3)
tasa = torch.exp(0.8 + x @ torch.tensor([0.5, -0.4, 0.2]))
visitas = torch.poisson(tasa)

w = torch.zeros(3, requires_grad=True)
b = torch.zeros(1, requires_grad=True)
ent, pru = slice(0, 1500), slice(1500, n)


def desviacion(filas):
    eta = x[filas] @ w + b
    k = visitas[filas]
    return 2 * (torch.xlogy(k, k) - k * eta - k + eta.exp()).mean()


print("desviacion antes", desviacion(pru).item())
for it in range(200):
    d = desviacion(ent)
    d.backward()
    with torch.no_grad():
        for p in (w, b):
            p -= 0.1 * p.grad
            p.grad = None
    if it % 40 == 0:
        print(it, d.item())
with torch.no_grad():
    print("desviacion en prueba", desviacion(pru).item())
