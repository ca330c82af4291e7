# diez puntos con ruido y un polinomio (ortogonal) de grado alto
import torch
from numpy.polynomial import legendre
torch.manual_seed(2)
x = torch.rand(16) * 2 - 1
y = torch.sin(3 * x) + 1.3 * torch.randn(16)
xv = torch.linspace(-1, 1, 60)
yv = torch.sin(3 * xv)
def base(t, g=14):
    return torch.tensor(legendre.legvander(t.numpy(), g), dtype=torch.float32)
A, Av = base(x), base(xv)
c = torch.zeros(15, requires_grad=True)
pasos = 3000
for k in range(pasos):
    perdida = (A @ c - y).square().mean()
    perdida.backward()
    with torch.no_grad():
        c -= 0.3 * c.grad
        c.grad = None
    if k % 20 == 0:
        with torch.no_grad():
            validacion = (Av @ c - yv).square().mean()
print("entrenamiento", perdida.item(), "validación", validacion.item())
