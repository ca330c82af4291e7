import numpy as np, torch
from sklearn.datasets import load_iris

iris = load_iris()
datos, unicos = np.unique(iris.data, axis=0, return_index=True)
clase = iris.target[unicos]
rs = np.random.RandomState(6)
perm = rs.permutation(len(datos))
datos, clase = datos[perm], clase[perm]
mu, sd = datos[:105].mean(0), datos[:105].std(0)
X = torch.tensor((datos - mu) / sd, dtype=torch.float32)
T = torch.tensor(clase)

torch.manual_seed(6)
W1 = (0.5 * torch.randn(4, 10)).requires_grad_(True)
c1 = torch.zeros(10, requires_grad=True)
W2 = (0.3 * torch.randn(10, 3)).requires_grad_(True)
c2 = torch.zeros(3, requires_grad=True)
theta = [W1, c1, W2, c2]


def probabilidades(x):
    z = torch.tanh(x @ W1 + c1) @ W2 + c2
    z = z - z.max()
    e = torch.exp(z)
    return e / e.sum(dim=0)


def coste(x, t):
    p = probabilidades(x)
    return -torch.log(p[range(len(t)), t] + 1e-12).mean()


opt = torch.optim.SGD(theta, lr=0.5, momentum=0.5)
for it in range(400):
    opt.zero_grad()
    L = coste(X[:105], T[:105])
    L.backward()
    opt.step()
    if it % 80 == 0:
        print(it, L.item())
print('coste en validacion', coste(X[105:], T[105:]).item())
