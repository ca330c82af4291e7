# la tercera clase tiene doce filas y queda en medio de las otras dos
import torch
torch.manual_seed(2)
x = torch.cat([torch.randn(250, 2) + torch.tensor([1.5, 0.0]), torch.randn(250, 2) - torch.tensor([1.5, 0.0]), 0.7 * torch.randn(12, 2)])
y = torch.cat([torch.zeros(250), torch.ones(250), torch.full((12,), 2.0)]).long()
red = torch.nn.Sequential(torch.nn.Linear(2, 10), torch.nn.Tanh(), torch.nn.Linear(10, 3))
pesos = None
opt = torch.optim.Adam(red.parameters(), lr=0.01)
for epoca in range(30):
    for i in torch.randperm(512).split(32):
        perdida = torch.nn.functional.cross_entropy(red(x[i]), y[i], weight=pesos)
        opt.zero_grad(); perdida.backward(); opt.step()
aciertos = red(x).argmax(1) == y
print("total", aciertos.float().mean().item())
print("clase 2", aciertos[500:].float().mean().item())
