# Tarea 1 - clasificador softmax implementado por nosotros
import torch

torch.manual_seed(17)


def softmax(z):
    z = z - z.max()
    e = torch.exp(z)
    return e / e.sum(dim=0, keepdim=True)


def nll(prob, clase):
    return -torch.log(prob[torch.arange(len(clase)), clase] + 1e-9).mean()


clase = torch.arange(360) % 3
medias = torch.tensor([[1.5, 0.0], [-0.75, 1.3], [-0.75, -1.3]])
puntos = medias[clase] + 0.6 * torch.randn(360, 2)

W = (0.1 * torch.randn(2, 3)).requires_grad_()
b = torch.zeros(3, requires_grad=True)

for paso in range(300):
    prob = softmax(puntos @ W + b)
    perdida = nll(prob, clase)
    gW, gb = torch.autograd.grad(perdida, [W, b])
    with torch.no_grad():
        W -= 0.8 * gW
        b -= 0.8 * gb
    if paso % 60 == 0:
        print(paso, round(perdida.item(), 4))
print("perdida final", perdida.item())
