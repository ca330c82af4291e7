import torch
import torch.nn as nn
from sklearn.datasets import make_moons

class RedNeuronal(nn.Module):
    def __init__(self, ocultas=20):
        super().__init__()
        self.capa1 = nn.Linear(2, ocultas)
        self.relu = nn.ReLU()
        self.capa2 = nn.Linear(ocultas, 2)

    def forward(self, x):
        x = self.capa1(x)
        return self.capa2(x)

torch.manual_seed(0)
puntos, clase = make_moons(300, noise=0.08, random_state=1)
puntos = torch.tensor(puntos, dtype=torch.float32)
clase = torch.tensor(clase)
modelo = RedNeuronal()
optim = torch.optim.Adam(modelo.parameters(), lr=0.02)
for epoca in range(60):
    for lote in torch.randperm(300).split(30):
        optim.zero_grad()
        nn.functional.cross_entropy(modelo(puntos[lote]), clase[lote]).backward()
        optim.step()
print((modelo(puntos).argmax(1) == clase).float().mean().item())
