# todas las capas en un bucle, también la última
import torch
torch.manual_seed(3)
x = torch.rand(250, 2) * 2 - 1
y = (x[:, 0] + 0.5 * x[:, 1] > 0.1).long()
tam = (2, 12, 12, 2)
red = []
for a, b in zip(tam[:-1], tam[1:]):
    red.append(torch.nn.Linear(a, b))
opt = torch.optim.SGD([p for c in red for p in c.parameters()], lr=0.3)

def salida(v):
    for c in red:
        v = torch.tanh(c(v))
    return v

for epoca in range(60):
    for i in torch.randperm(250).split(25):
        L = torch.nn.functional.cross_entropy(salida(x[i]), y[i])
        opt.zero_grad(); L.backward(); opt.step()
print(torch.nn.functional.cross_entropy(salida(x), y).item())
