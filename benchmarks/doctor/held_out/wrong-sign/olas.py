# Predecir el siguiente valor de una serie con retardos (AR) - tensores a mano
import torch

gen = torch.Generator().manual_seed(33)
T = 700
serie = torch.zeros(T)
ruido = torch.randn(T, generator=gen) * 0.3
for k in range(2, T):
    serie[k] = 1.4 * serie[k - 1] - 0.75 * serie[k - 2] + ruido[k]
serie = (serie - serie.mean()) / serie.std()

ventana = 4
A = torch.stack([serie[i:i + ventana] for i in range(T - ventana)])
objetivo = serie[ventana:]
A_ent, o_ent = A[:500], objetivo[:500]
A_val, o_val = A[510:], objetivo[510:]

w = torch.zeros(ventana)
c = torch.zeros(1)
w.requires_grad_(); c.requires_grad_()


def costo(A, o):
    return torch.mean((A @ w + c - o) ** 2)


eta = 0.15
for i in range(300):
    J = costo(A_ent, o_ent)
    dw, dc = torch.autograd.grad(J, [w, c])
    with torch.no_grad():
        w += eta * dw
        c += eta * dc
    if i % 60 == 0:
        print('i', i, 'J', J.item())

print('J de validacion', costo(A_val, o_val).item())
