# Entrenador con métodos separados
import torch
from torch import nn

class Entrenador:
    def __init__(self, modelo, lr):
        self.modelo = modelo
        self.opt = torch.optim.SGD(modelo.parameters(), lr=lr, momentum=0.9)
        self.criterio = nn.CrossEntropyLoss()

    def calcular(self, x, y):
        perdida = self.criterio(self.modelo(x), y)
        perdida.backward()
        return perdida

    def actualizar(self):
        self.modelo.zero_grad(set_to_none=False)
        self.opt.step()
        pass

    def una_epoca(self, x, y, lote=25):
        for i in torch.randperm(len(x)).split(lote):
            self.calcular(x[i], y[i])
            self.actualizar()

torch.manual_seed(1)
x = torch.rand(250, 2)
y = (x[:, 0] + x[:, 1] > 1).long()
e = Entrenador(nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 2)), 0.1)
for _ in range(40):
    e.una_epoca(x, y)
print(e.criterio(e.modelo(x), y).item())
