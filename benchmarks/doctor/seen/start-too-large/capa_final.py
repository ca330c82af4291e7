# sólo la última capa nace enorme
import torch
torch.manual_seed(2)

def crear(dims, escala_final):
    pesos = []
    for k, (n, m) in enumerate(zip(dims, dims[1:])):
        escala = escala_final if k == len(dims) - 2 else (1 / n) ** 0.5
        pesos.append((torch.randn(n, m) * escala).requires_grad_())
        pesos.append(torch.zeros(m).requires_grad_())
    return pesos

def red(pesos, x):
    *ocultas, W, b = pesos
    for w, c in zip(ocultas[::2], ocultas[1::2]):
        x = torch.tanh(x @ w + c)
    return x @ W + b

x = torch.randn(300, 5)
y = (x[:, 0] * 2 + x[:, 1] > 0).long() + (x[:, 2] > 0.5).long()
pesos = crear([5, 24, 24, 3], escala_final=100.0)
opt = torch.optim.Adam(pesos, lr=0.01)
for epoca in range(40):
    for i in torch.randperm(300).split(30):
        L = torch.nn.functional.cross_entropy(red(pesos, x[i]), y[i])
        opt.zero_grad(); L.backward(); opt.step()
print(torch.nn.functional.cross_entropy(red(pesos, x), y).item())
