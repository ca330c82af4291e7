# suma de errores cuadráticos: la pérdida crece con el lote
import torch

def perdida(pred, y):
    return ((pred - y) ** 2).sum()

torch.manual_seed(1)
x = torch.linspace(-1, 1, 200).view(-1, 1)
y = x ** 3 - x
modelo = torch.nn.Sequential(torch.nn.Linear(1, 20), torch.nn.Tanh(), torch.nn.Linear(20, 1))
opt = torch.optim.SGD(modelo.parameters(), lr=0.15)
for epoca in range(700):
    for i in torch.randperm(200).split(100):
        p = perdida(modelo(x[i]), y[i])
        opt.zero_grad()
        p.backward()
        opt.step()
print(((modelo(x) - y) ** 2).mean().item())
