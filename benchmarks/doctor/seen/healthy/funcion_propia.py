# Activación propia con torch.autograd.Function: f(x) = x * sigmoide(x)
import torch
from sklearn.datasets import make_moons


class MiSwish(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        s = torch.sigmoid(x)
        ctx.save_for_backward(x, s)
        return x * s

    @staticmethod
    def backward(ctx, grad):
        x, s = ctx.saved_tensors
        return grad * (s + x * s * (1 - s))


torch.manual_seed(52)
X, y = make_moons(1000, noise=0.2, random_state=52)
X = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float32)
y = torch.tensor(y)
capas = [torch.nn.Linear(2, 20), torch.nn.Linear(20, 20), torch.nn.Linear(20, 2)]
opt = torch.optim.Adam([p for c in capas for p in c.parameters()], lr=0.01)


def red(x):
    for c in capas[:-1]:
        x = MiSwish.apply(c(x))
    return capas[-1](x)


for paso in range(300):
    opt.zero_grad()
    perdida = torch.nn.functional.cross_entropy(red(X[:700]), y[:700])
    perdida.backward()
    opt.step()
    if paso % 50 == 0:
        print(paso, perdida.item())
with torch.no_grad():
    print("exactitud", (red(X[700:]).argmax(1) == y[700:]).float().mean().item())
