# RNN con unidades rectificadas escrita a mano (hoja 5): estimar la media de las
# entradas presentes en la primera mitad de la secuencia
import torch

gen = torch.Generator().manual_seed(12)
T, N, H = 28, 320, 24


def secuencias(n):
    s = torch.randn(n, T, 1, generator=gen)
    objetivo = s[:, :14, 0].mean(1, keepdim=True) * 14 ** 0.5
    return s, objetivo


def parametros():
    U = torch.randn(1, H, generator=gen) * 0.3
    V = 1.45 * torch.eye(H) + 0.01 * torch.randn(H, H, generator=gen)
    c = torch.zeros(H)
    W = torch.zeros(H, 1)
    d = torch.zeros(1)
    return [p.requires_grad_() for p in (U, V, c, W, d)]


def rnn(s, ps):
    U, V, c, W, d = ps
    h = torch.zeros(len(s), H)
    for t in range(T):
        h = torch.relu(s[:, t] @ U + h @ V + c)
    return h @ W + d


S, Y = secuencias(N)
ps = parametros()
opt = torch.optim.Adam(ps, lr=0.003)
for it in range(400):
    coste = ((rnn(S, ps) - Y) ** 2).mean()
    opt.zero_grad()
    coste.backward()
    opt.step()
    if it % 100 == 0:
        print("it", it, "coste", coste.item())
print("coste final", coste.item())
