# RNN de Elman escrita a mano: recordar el signo de la suma de los primeros pasos
import torch
import torch.nn.functional as F

torch.manual_seed(31)
T, H, N = 30, 40, 400
seq = torch.randn(N, T, 1)
etiqueta = (seq[:, :, 0].sum(1) > 0).long()

Wxh = (torch.randn(1, H) * 0.1).requires_grad_()
Whh = (torch.randn(H, H) * 0.45).requires_grad_()
bh = torch.zeros(H, requires_grad=True)
Why = (torch.randn(H, 2) * 0.1).requires_grad_()
by = torch.zeros(2, requires_grad=True)
pesos = [Wxh, Whh, bh, Why, by]
opt = torch.optim.SGD(pesos, lr=0.05)


def adelante(x):
    h = torch.zeros(len(x), H)
    for t in range(T):
        h = torch.tanh(x[:, t] @ Wxh + h @ Whh + bh)
    return h @ Why + by


for epoca in range(25):
    perm = torch.randperm(N)
    for i in range(0, N, 40):
        b = perm[i:i + 40]
        perdida = F.cross_entropy(adelante(seq[b]), etiqueta[b])
        opt.zero_grad()
        perdida.backward()
        opt.step()
    if epoca % 6 == 0:
        print(epoca, perdida.item())

with torch.no_grad():
    total = F.cross_entropy(adelante(seq), etiqueta)
print("perdida", total.item())
