# Deber 4: softmax y entropia cruzada escritas a mano (base de datos de vinos)
import torch
from sklearn.datasets import load_wine
from sklearn.preprocessing import StandardScaler

vinos = load_wine()
X = torch.tensor(StandardScaler().fit_transform(vinos.data), dtype=torch.float32)
y = torch.tensor(vinos.target)
g = torch.Generator().manual_seed(2)
orden = torch.randperm(len(y), generator=g)
ent, pru = orden[:130], orden[130:]
Y = torch.eye(3)[y]


def softmax(z):
    z = z - z.max()
    e = torch.exp(z)
    return e / e.sum(dim=0, keepdim=True)


def entropia(prob, Y):
    return -(Y * torch.log(prob + 1e-9)).sum(dim=1).mean()


W = (0.01 * torch.randn(13, 3, generator=g)).requires_grad_()
b = torch.zeros(3, requires_grad=True)

for iteracion in range(300):
    prob = softmax(X[ent] @ W + b)
    L = entropia(prob, Y[ent]) + 0.005 * (W ** 2).sum()
    L.backward()
    with torch.no_grad():
        for p in (W, b):
            p -= 0.3 * p.grad
            p.grad.zero_()
    if iteracion % 75 == 0:
        print(iteracion, L.item())

with torch.no_grad():
    print('entropia de prueba', entropia(softmax(X[pru] @ W + b), Y[pru]).item())
