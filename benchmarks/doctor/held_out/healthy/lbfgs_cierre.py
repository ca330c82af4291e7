# Ajuste con LBFGS: la función de cierre se evalúa varias veces por paso
import torch
from torch import nn

torch.manual_seed(1)
x = torch.linspace(-2, 2, 200).unsqueeze(1)
y = torch.exp(-x ** 2) * torch.sin(4 * x) + 0.02 * torch.randn_like(x)


class Suave(nn.Module):
    def __init__(self, n=15):
        super().__init__()
        self.a = nn.Linear(1, n)
        self.b = nn.Linear(n, n)
        self.c = nn.Linear(n, 1)

    def forward(self, x):
        return self.c(torch.tanh(self.b(torch.tanh(self.a(x)))))


red = Suave()
opt = torch.optim.LBFGS(red.parameters(), lr=1.0, max_iter=20, line_search_fn="strong_wolfe")


def cierre():
    opt.zero_grad()
    l = nn.functional.mse_loss(red(x), y)
    l.backward()
    return l


for ronda in range(20):
    l = opt.step(cierre)
    if ronda % 4 == 0:
        print("ronda", ronda, "pérdida", l.item())
print("final", cierre().item())
