# regresión con minilotes, todo a mano
import torch
torch.manual_seed(23)
A = torch.randn(1000, 3)
z = (torch.sin(2 * A[:, 0]) + A[:, 1] ** 2 * 0.5 - A[:, 2]).unsqueeze(1)
A_tr, z_tr, A_va, z_va = A[:800], z[:800], A[800:], z[800:]

capas = [(3, 40), (40, 1)]
pesos = []
for i, o in capas:
    pesos.append([torch.nn.Parameter(torch.randn(i, o) * (1 / i) ** 0.5), torch.nn.Parameter(torch.zeros(o))])

def red(x):
    (w1, c1), (w2, c2) = pesos
    return torch.tanh(x @ w1 + c1) @ w2 + c2

lote = 40
lr = 0.05
for epoca in range(40):
    perm = torch.randperm(800)
    for k in range(800 // lote):
        xb = A_tr[:lote]
        zb = z_tr[:lote]
        coste = torch.mean((red(xb) - zb) ** 2)
        coste.backward()
        with torch.no_grad():
            for par in pesos:
                for t in par:
                    t -= lr * t.grad
                    t.grad = None
    if epoca % 10 == 0:
        print(epoca, coste.item())
with torch.no_grad():
    print('validación', torch.mean((red(A_va) - z_va) ** 2).item())
