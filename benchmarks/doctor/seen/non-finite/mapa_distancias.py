# Escalado multidimensional: colocar ciudades en un plano a partir de sus distancias
import torch

torch.manual_seed(110)
n = 25
ciudades = torch.randn(n, 2)
distancias = torch.cdist(ciudades, ciudades)
ruido = 0.02 * torch.randn(n, n)
distancias = distancias + (ruido + ruido.T) / 2 * (1 - torch.eye(n))

Z = torch.randn(n, 2, requires_grad=True)
opt = torch.optim.Adam([Z], lr=0.05)


def matriz_distancias(p):
    dif = p[:, None, :] - p[None, :, :]
    return (dif ** 2).sum(-1).sqrt()


for it in range(600):
    tension = ((matriz_distancias(Z) - distancias) ** 2).mean()
    opt.zero_grad()
    tension.backward()
    opt.step()
    if it % 100 == 0:
        print(it, "tension", tension.item())
print("tension final", tension.item())
