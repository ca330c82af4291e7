# doce capas ReLU con pesos el doble de grandes que los de He
import torch
import torch.nn.functional as F
from sklearn.datasets import load_iris

flores = load_iris()
X = torch.tensor(flores.data, dtype=torch.float32); X = (X - X.mean(0)) / X.std(0)
y = torch.tensor(flores.target)
torch.manual_seed(1)
n_capas, ancho = 12, 20

def capa(entra, sale, factor=2.0):
    return (factor * torch.randn(entra, sale) * (2 / entra) ** 0.5).requires_grad_()

capas = [capa(4, ancho)] + [capa(ancho, ancho) for _ in range(n_capas - 1)]
final = (torch.randn(ancho, 3) * 0.5 / 2.0 ** n_capas).requires_grad_()
pesos = capas + [final]
for epoca in range(40):
    for i in torch.randperm(150).split(15):
        h = X[i]
        for W in capas:
            h = F.relu(h @ W)
        perdida = F.cross_entropy(h @ final, y[i])
        for p in pesos: p.grad = None
        perdida.backward()
        with torch.no_grad():
            for p in pesos: p -= 0.02 * p.grad
h = X
for W in capas: h = F.relu(h @ W)
print(F.cross_entropy(h @ final, y).item())
