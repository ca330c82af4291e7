# Regresion logistica a mano: aprobar segun horas de estudio y horas de sueno
import torch

torch.manual_seed(0)
N = 240
horas = torch.randn(N)
sueno = torch.randn(N)
aprobo = ((1.8 * horas + 1.2 * sueno + 0.2 + 0.3 * torch.randn(N)) > 0).float()
datos = torch.stack((horas, sueno), 1)

w = torch.randn(2, requires_grad=True)
b = torch.zeros(1, requires_grad=True)
tasa = 0.5


def probabilidad(x):
    return torch.sigmoid(x @ w + b)


def entropia(p, t):
    return -(t * torch.log(p + 1e-7) + (1 - t) * torch.log(1 - p + 1e-7)).mean()


for i in range(300):
    L = entropia(probabilidad(datos), aprobo)
    L.backward()
    w -= tasa * w.grad
    b -= tasa * b.grad
    w.grad.zero_()
    b.grad.zero_()
    if i % 50 == 0:
        print(i, float(L))

acierto = ((probabilidad(datos) > 0.5).float() == aprobo).float().mean()
print("acierto", float(acierto))
