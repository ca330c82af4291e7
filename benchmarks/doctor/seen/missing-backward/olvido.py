# red para separar dos lunas
import torch
from torch import nn, optim
from sklearn.datasets import make_moons

torch.manual_seed(3)
X, y = make_moons(500, noise=0.12, random_state=3)
X = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float)
y = torch.tensor(y)
red = nn.Sequential(nn.Linear(2, 20), nn.ReLU(), nn.Linear(20, 20), nn.ReLU(), nn.Linear(20, 2))
criterio = nn.CrossEntropyLoss()
optimizador = optim.Adam(red.parameters(), lr=0.01)
for epoca in range(40):
    for lote in torch.randperm(500).split(50):
        optimizador.zero_grad()
        salida = red(X[lote])
        perdida = criterio(salida, y[lote])
        optimizador.step()
    if epoca % 10 == 0:
        print(f"época {epoca}: {perdida.item():.4f}")
print(perdida.item())
