# aproximar una función de una variable
import torch

torch.manual_seed(2)
x = torch.linspace(-4, 4, 300).reshape(-1, 1)
y = torch.sin(2.5 * x) * torch.exp(-0.1 * x ** 2)
x = x / x.std()

def red(n):
    return torch.nn.Sequential(torch.nn.Linear(1, n), torch.nn.ReLU(), torch.nn.Linear(n, n), torch.nn.ReLU(), torch.nn.Linear(n, 1))

f = red(3)
opt = torch.optim.Adam(f.parameters(), lr=5e-3)
planificador = torch.optim.lr_scheduler.CosineAnnealingLR(opt, 1200)
for k in range(1200):
    def cierre():
        opt.zero_grad()
        e = (f(x) - y).pow(2).mean()
        e.backward()
        return e
    e = opt.step(cierre)
    planificador.step()
    if k % 200 == 0:
        print(k, e.item())
print(e.item())
