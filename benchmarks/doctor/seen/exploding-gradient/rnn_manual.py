# RNN escrita a mano: distinguir dos motores por la frecuencia de su vibracion
import torch
import torch.nn.functional as F

torch.manual_seed(23)
N, T, H = 900, 40, 48
clase = torch.arange(N) % 2
frecuencia = 0.45 + 0.35 * clase.float() + 0.05 * torch.randn(N)
angulo = frecuencia[:, None] * torch.arange(T) + 6.28 * torch.rand(N, 1)
secuencia = torch.stack([angulo.sin(), angulo.cos()], dim=2) * 1.3 + 0.2 * torch.randn(N, T, 2)

Wx = (torch.randn(2, H) / 2 ** 0.5 * 0.5).requires_grad_()
Wh = (torch.randn(H, H) * 0.4).requires_grad_()
bh = torch.zeros(H, requires_grad=True)
Wo = (torch.randn(H, 2) / H ** 0.5).requires_grad_()
bo = torch.zeros(2, requires_grad=True)
pesos = [Wx, Wh, bh, Wo, bo]
opt = torch.optim.SGD(pesos, lr=0.05)


def recorrer(x):
    h = torch.zeros(x.size(0), H)
    for t in range(x.size(1)):
        h = torch.tanh(x[:, t] @ Wx + h @ Wh + bh)
    return h @ Wo + bo


for epoca in range(20):
    for idx in torch.randperm(700).split(35):
        opt.zero_grad()
        perdida = F.cross_entropy(recorrer(secuencia[idx]), clase[idx])
        perdida.backward()
        opt.step()
    if epoca % 4 == 0:
        print('epoca', epoca, 'perdida', perdida.item())

with torch.no_grad():
    print('validacion', F.cross_entropy(recorrer(secuencia[700:]), clase[700:]).item())
