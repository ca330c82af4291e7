# Red recurrente escrita a mano: resumir el final de una secuencia
import torch

torch.manual_seed(14)
T, H = 50, 40
Wx = torch.randn(2, H) * 0.3
Wh = torch.randn(H, H) * 0.3
bh = torch.zeros(H)
Wo = torch.randn(H, 1) * 0.05
bo = torch.zeros(1)
pesos = [Wx, Wh, bh, Wo, bo]
for w in pesos:
    w.requires_grad_(True)


def lote(n):
    x = torch.randn(n, T, 2)
    x[:, 4:, 0] *= 0.3
    objetivo = torch.tanh(x[:, -6:, 0].sum(1, keepdim=True) * 0.8) + 0.5 * x[:, -2:, 1].mean(1, keepdim=True)
    return x, objetivo


def recorrer(x):
    h = x.new_zeros(len(x), H)
    for t in range(T):
        h = torch.tanh(x[:, t] @ Wx + h @ Wh + bh)
    return h @ Wo + bo


for paso in range(450):
    x, objetivo = lote(32)
    perdida = (recorrer(x) - objetivo).pow(2).mean()
    for w in pesos:
        w.grad = None
    perdida.backward()
    torch.nn.utils.clip_grad_norm_(pesos, 1.0)
    with torch.no_grad():
        for w in pesos:
            w -= 0.05 * w.grad
    if paso % 90 == 0:
        print('paso', paso, 'perdida', perdida.item())

torch.manual_seed(99)
x, objetivo = lote(500)
with torch.no_grad():
    print('perdida final', (recorrer(x) - objetivo).pow(2).mean().item())
