# Flores: me olvidé de cambiar el número de salidas
import torch
from sklearn.datasets import load_iris

flores = load_iris()
X = torch.tensor(flores.data, dtype=torch.float32)
X = (X - X.mean(0)) / X.std(0)
clase = torch.tensor(flores.target)

torch.manual_seed(0)
ENTRADAS, OCULTAS, SALIDAS = 4, 10, 2
pesos = [torch.randn(ENTRADAS, OCULTAS) * 0.5, torch.zeros(OCULTAS), torch.randn(OCULTAS, SALIDAS) * 0.5, torch.zeros(SALIDAS)]
pesos = [p.requires_grad_() for p in pesos]
opt = torch.optim.SGD(pesos, lr=0.1)
for epoca in range(60):
    for i in torch.randperm(150).split(30):
        h = (X[i] @ pesos[0] + pesos[1]).clamp_min(0)
        perdida = torch.nn.functional.cross_entropy(h @ pesos[2] + pesos[3], clase[i])
        opt.zero_grad(); perdida.backward(); opt.step()
print(perdida.item())
