import torch

torch.manual_seed(2)

n = 300
arriba = torch.randn(n, 2) * 0.6 + torch.tensor([1.5, 1.5])
abajo = torch.randn(n, 2) * 0.6 - torch.tensor([1.5, 1.5])
X = torch.cat([arriba, abajo])
y = torch.cat([torch.ones(n), torch.zeros(n)]).unsqueeze(1)
X = (X - X.mean(0)) / X.std(0)

oculta = torch.nn.Linear(2, 8)
salida = torch.nn.Linear(8, 1)
parametros = list(oculta.parameters()) + list(salida.parameters())
opt = torch.optim.Adam(parametros, lr=0.05)


def entropia_cruzada(p, y):
    return -(y * torch.log(p) + (1 - y) * torch.log(1 - p)).mean()


for paso in range(300):
    p = torch.sigmoid(salida(torch.relu(oculta(X))))
    L = entropia_cruzada(p, y)
    opt.zero_grad()
    L.backward()
    opt.step()
    if paso % 50 == 0:
        print("paso", paso, "L =", L.item())

print("clasificados bien:", ((p > 0.5) == (y > 0.5)).float().mean().item())
print("L final =", L.item())
