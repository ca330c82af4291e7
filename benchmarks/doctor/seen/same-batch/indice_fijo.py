# el índice se sortea una sola vez, antes del bucle
import torch
torch.manual_seed(2)
x = torch.rand(300, 2) * 2 - 1
y = (x.norm(dim=1) < 0.75).long()

def entrenar(params, pasos, lote):
    i = torch.randint(0, 300, (lote,))
    for paso in range(pasos):
        h = torch.tanh(x[i] @ params[0] + params[1])
        perdida = torch.nn.functional.cross_entropy(h @ params[2] + params[3], y[i])
        for p, g in zip(params, torch.autograd.grad(perdida, params)):
            p.data -= 0.5 * g

params = [torch.randn(2, 20).mul(1.5), torch.randn(20), torch.randn(20, 2) * 0.3, torch.zeros(2)]
params = [p.requires_grad_() for p in params]
entrenar(params, 1000, 16)
h = torch.tanh(x @ params[0] + params[1])
print(torch.nn.functional.cross_entropy(h @ params[2] + params[3], y).item())
