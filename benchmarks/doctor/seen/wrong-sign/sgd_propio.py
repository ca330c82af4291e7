import math
import torch


class MiSGD:
    """Descenso con momento, escrito para la práctica."""

    def __init__(self, params, lr=0.1, beta=0.9):
        self.params = list(params)
        self.lr, self.beta = lr, beta
        self.m = [torch.zeros_like(p) for p in self.params]

    def zero_grad(self):
        for p in self.params:
            p.grad = None

    @torch.no_grad()
    def step(self):
        for p, m in zip(self.params, self.m):
            m.mul_(self.beta).add_(p.grad, alpha=1 - self.beta)
            p.add_(m, alpha=self.lr)


torch.manual_seed(9)
n = 400
ang = torch.rand(n) * 2 * math.pi
y = torch.randint(0, 2, (n,))
radio = 0.6 + 1.1 * y + 0.12 * torch.randn(n)
X = torch.stack([radio * ang.cos(), radio * ang.sin()], 1)

red = torch.nn.Sequential(torch.nn.Linear(2, 16), torch.nn.Tanh(), torch.nn.Linear(16, 2))
opt = MiSGD(red.parameters(), lr=0.3)
for k in range(250):
    perdida = torch.nn.functional.cross_entropy(red(X), y)
    opt.zero_grad()
    perdida.backward()
    opt.step()
    if k % 50 == 0:
        print(k, perdida.item())
print("acierto", (red(X).argmax(1) == y).float().mean().item())
