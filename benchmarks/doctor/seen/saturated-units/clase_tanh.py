# Red tanh para dos espirales cortas: pesos iniciales enormes
import torch

class Red:
    def __init__(self, escala):
        g = torch.Generator().manual_seed(5)
        self.A = (escala * torch.randn(2, 20, generator=g)).requires_grad_()
        self.a = (escala * torch.randn(20, generator=g)).requires_grad_()
        self.B = (escala * torch.randn(20, 20, generator=g) / 20 ** 0.5).requires_grad_()
        self.b = torch.zeros(20, requires_grad=True)
        self.C = (0.1 * torch.randn(20, 2, generator=g)).requires_grad_()
    def __call__(self, x):
        return torch.tanh(torch.tanh(x @ self.A + self.a) @ self.B + self.b) @ self.C

n = 100
r = torch.linspace(0.3, 1.5, n)
brazo = torch.stack([r * torch.cos(3 * r), r * torch.sin(3 * r)], 1)
X = torch.cat([brazo, -brazo])
y = torch.arange(2).repeat_interleave(n)
red = Red(escala=30.0)
params = [red.A, red.a, red.B, red.b, red.C]
torch.manual_seed(5)
for epoca in range(60):
    for i in torch.randperm(2 * n).split(20):
        L = torch.nn.functional.cross_entropy(red(X[i]), y[i])
        for p, g in zip(params, torch.autograd.grad(L, params)):
            p.data -= 0.1 * g
print(torch.nn.functional.cross_entropy(red(X), y).item())
