import math
import torch
import torch.nn.functional as F

torch.manual_seed(229)
L, d = 6, 16


def lote(n):
    """Each row: 6 (marker, value) pairs; answer the sign of the value whose marker is largest."""
    marca = torch.rand(n, L) * 3.4 - 1.7
    valor = torch.randn(n, L)
    y = (valor.gather(1, marca.argmax(1, keepdim=True))[:, 0] > 0).float()
    return torch.stack([marca, valor], 2), y


def p(*s):
    return (torch.randn(*s) / math.sqrt(s[0])).requires_grad_()


E, Wq, Wk, Wv, Wo = p(2, d), p(d, d), p(d, d), p(d, d), p(d, 1)
bE, bo = torch.zeros(d, requires_grad=True), torch.zeros(1, requires_grad=True)
opt = torch.optim.Adam([E, bE, Wq, Wk, Wv, Wo, bo], lr=0.01)


def modelo(x):
    h = torch.tanh(x @ E + bE)
    a = torch.softmax((h @ Wq) @ (h @ Wk).transpose(1, 2) / math.sqrt(d), dim=-1)
    return ((a @ (h @ Wv)).mean(1) @ Wo + bo)[:, 0]


for i in range(400):
    x, y = lote(128)
    perdida = F.binary_cross_entropy_with_logits(modelo(x), y)
    opt.zero_grad()
    perdida.backward()
    opt.step()
    if i % 100 == 0:
        print(i, perdida.item())
x, y = lote(2000)
with torch.no_grad():
    print("exactitud", ((modelo(x) > 0).float() == y).float().mean().item())
