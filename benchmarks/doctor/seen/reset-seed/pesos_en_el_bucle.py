# los pesos se crean dentro del bucle de épocas: siempre se empieza de nuevo
import torch
torch.manual_seed(2)
x = torch.linspace(-2, 2, 120).unsqueeze(1)
y = torch.sin(2 * x)

def pesos(semilla=7):
    g = torch.Generator().manual_seed(semilla)
    A = torch.randn(1, 16, generator=g) * 2
    B = torch.randn(16, 1, generator=g) * 0.3
    return [p.requires_grad_() for p in (A, torch.zeros(16), B, torch.zeros(1))]

params = pesos()
for epoca in range(60):
    params = pesos()
    for i in torch.randperm(120).split(10):
        perdida = ((torch.tanh(x[i] @ params[0] + params[1]) @ params[2] + params[3] - y[i]) ** 2).mean()
        for p, g in zip(params, torch.autograd.grad(perdida, params)):
            p.data -= 0.1 * g
print(perdida.item())
