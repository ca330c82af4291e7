# Suma de cuadrados dividida a mano entre el tamaño del lote
import torch

torch.manual_seed(16)
N = 1500
x = torch.randn(N, 3)
y = torch.stack([x[:, 0] * x[:, 1], x[:, 2].abs()], 1) + 0.05 * torch.randn(N, 2)
pares = list(zip(x[:1300], y[:1300]))
cargador = torch.utils.data.DataLoader(pares, batch_size=32, shuffle=True)

A = torch.nn.Parameter(torch.randn(32, 3) / 3 ** 0.5)
a = torch.nn.Parameter(torch.zeros(32))
B = torch.nn.Parameter(torch.randn(2, 32) / 32 ** 0.5)
c = torch.nn.Parameter(torch.zeros(2))
opt = torch.optim.Adam([{'params': [A, B]}, {'params': [a, c], 'lr': 0.02}], lr=0.01)
F = torch.nn.functional


def f(v):
    return F.linear(F.gelu(F.linear(v, A, a)), B, c)


for ep in range(30):
    for u, v in cargador:
        perdida = ((f(u) - v) ** 2).sum() / len(u)
        opt.zero_grad()
        perdida.backward()
        opt.step()
    if ep % 6 == 5:
        print(ep + 1, perdida.item())
print('prueba', (((f(x[1300:]) - y[1300:]) ** 2).sum() / 200).item())
