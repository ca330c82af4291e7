import torch

torch.manual_seed(20)
N = 256
x = torch.rand(N, 1) * 2 - 1
y = torch.tanh(4 * x) + 0.5 * x ** 2
capas = [torch.nn.Linear(1, 16), torch.nn.Linear(16, 1)]
pars = [p for c in capas for p in c.parameters()]
vel = [torch.zeros_like(p) for p in pars]
for epoca in range(60):
    for i in torch.randperm(N).split(32):
        pred = capas[1](torch.tanh(capas[0](x[i])))
        costo = torch.sum((pred - y[i]) ** 2) / (2 * len(i))
        gs = torch.autograd.grad(costo, pars)
        with torch.no_grad():
            for p, g, v in zip(pars, gs, vel):
                v.mul_(0.9).add_(g)
                p.sub_(0.1 * v)
    if epoca % 20 == 19:
        print(epoca + 1, costo.item())
print("costo", costo.item())
