# autocodificador sencillo de señales
import torch

torch.manual_seed(6)
t = torch.linspace(0, 6.28, 16)
fase = torch.rand(400, 1) * 6.28
amp = 0.5 + torch.rand(400, 1)
S = amp * torch.sin(t + fase) + 0.05 * torch.randn(400, 16)

tam = [16, 24, 12, 3, 12, 24, 16]
Ws = [torch.nn.Parameter(torch.randn(a, b) * 1e-3) for a, b in zip(tam, tam[1:])]
bs = [torch.nn.Parameter(torch.zeros(b)) for b in tam[1:]]


def reconstruir(v):
    for k, (W, b) in enumerate(zip(Ws, bs)):
        v = v @ W + b
        if k < len(Ws) - 1:
            v = torch.tanh(v)
    return v


opt = torch.optim.SGD(Ws + bs, lr=0.2, momentum=0.9)
for epoca in range(150):
    for idx in torch.randperm(400).chunk(8):
        opt.zero_grad()
        ecm = ((reconstruir(S[idx]) - S[idx]) ** 2).mean()
        ecm.backward()
        opt.step()
    if epoca % 30 == 0:
        print(epoca, ecm.item())
print("ecm", ecm.item())
