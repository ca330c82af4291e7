import torch

# Clasificador logístico entre dos nubes de puntos (código de clase)
torch.manual_seed(9)
n = 200
nube_a = torch.randn(n, 2) * torch.tensor([0.9, 0.5]) + torch.tensor([2.4, 0.8])
nube_b = torch.randn(n, 2) * torch.tensor([0.9, 0.5]) - torch.tensor([2.4, 0.8])
X = torch.cat([nube_a, nube_b])
X = (X - X.mean(0)) / X.std(0)
t = torch.cat([torch.ones(n), torch.zeros(n)])

w = torch.zeros(2, requires_grad=True)
b = torch.zeros((), requires_grad=True)
opt = torch.optim.Adam([w, b], lr=0.1)


def entropia(z, t):
    p = torch.sigmoid(z)
    return -(t * torch.log(p) + (1 - t) * torch.log(1 - p)).mean()


for i in range(900):
    loss = entropia(X @ w + b, t)
    opt.zero_grad()
    loss.backward()
    opt.step()
    if i % 100 == 0:
        print(i, loss.item(), ((X @ w + b > 0) == (t > 0.5)).float().mean().item())
print("entropía cruzada:", loss.item())
