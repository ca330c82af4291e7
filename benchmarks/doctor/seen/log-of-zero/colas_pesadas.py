import torch
from torch.distributions import StudentT

torch.manual_seed(6)
n = 500
# dos indicadores financieros con colas pesadas
x = StudentT(3.0).sample((n, 2))
x = (x - x.mean(0)) / x.std(0)
y = ((x[:, 0] - 0.7 * x[:, 1] + 0.15 * torch.randn(n)) > 0).float()

w = torch.zeros(2, requires_grad=True)
b = torch.zeros((), requires_grad=True)


def sigmoide(z):
    return 1 / (1 + torch.exp(-z))


def entropia_cruzada(p, y):
    return -(y * torch.log(p) + (1 - y) * torch.log(1 - p)).mean()


opt = torch.optim.SGD([w, b], lr=1.0, momentum=0.9)
for k in range(400):
    p = sigmoide(x @ w + b)
    loss = entropia_cruzada(p, y)
    opt.zero_grad()
    loss.backward()
    opt.step()
    if k % 40 == 0:
        print(k, loss.item())
print("entropia final", loss.item())
