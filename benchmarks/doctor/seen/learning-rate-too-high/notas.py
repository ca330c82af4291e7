# Regresion lineal multiple: nota final segun horas, asistencia, parcial y tareas
import torch

torch.manual_seed(10)
n = 300
esfuerzo = torch.randn(n, 1)
X = 0.8 * esfuerzo + 0.6 * torch.randn(n, 4)
X = (X - X.mean(0)) / X.std(0)
nota = X @ torch.tensor([0.9, 0.4, 1.1, 0.5]) + 6.0 + 0.3 * torch.randn(n)
nota = (nota - nota.mean()) / nota.std()

w = torch.zeros(4, requires_grad=True)
b = torch.zeros((), requires_grad=True)


def ecm(X, t):
    return ((X @ w + b - t) ** 2).mean()


lr = 0.38
historia = []
for k in range(100):
    J = ecm(X[:240], nota[:240])
    J.backward()
    historia.append(J.item())
    with torch.no_grad():
        w -= lr * w.grad
        b -= lr * b.grad
    w.grad = None
    b.grad = None

print('costo cada 25 pasos', historia[::25])
print('costo de validacion', ecm(X[240:], nota[240:]).item())
