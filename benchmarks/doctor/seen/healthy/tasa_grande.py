# Descenso por gradiente con todos los datos; puntos de dos medias lunas
import torch
from sklearn.datasets import make_moons

torch.manual_seed(101)
P, c = make_moons(300, noise=0.3, random_state=101)
P = torch.tensor((P - P.mean(0)) / P.std(0)).float()
c = torch.tensor(c).float()

U = torch.randn(2, 8).requires_grad_()
u = torch.zeros(8, requires_grad=True)
V = (torch.randn(8) / 8 ** 0.5).requires_grad_()
v = torch.zeros((), requires_grad=True)
for vuelta in range(1400):
    z = torch.tanh(P @ U + u) @ V + v
    J = torch.nn.functional.softplus(z).mean() - (c * z).mean()
    for q, g in zip((U, u, V, v), torch.autograd.grad(J, (U, u, V, v))):
        q.data -= 2.0 * g
    if vuelta % 200 == 0:
        print(vuelta, round(J.item(), 4))
print("J =", J.item())
