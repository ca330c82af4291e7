import torch
from torch import nn
from sklearn.datasets import load_wine
from sklearn.preprocessing import StandardScaler

torch.manual_seed(21)


class MiSGD:
    """Descenso de gradiente con inercia, escrito para la práctica 3."""

    def __init__(self, parametros, lr, inercia=0.9):
        self.parametros = list(parametros)
        self.lr = lr
        self.inercia = inercia
        self.v = [torch.zeros_like(p) for p in self.parametros]

    def limpiar(self):
        for p in self.parametros:
            if p.grad is not None:
                p.grad.zero_()

    def paso(self):
        for i, p in enumerate(self.parametros):
            self.v[i] = self.inercia * self.v[i] + p.grad
            p -= self.lr * self.v[i]


datos = load_wine()
X = torch.tensor(StandardScaler().fit_transform(datos.data), dtype=torch.float32)
y = torch.tensor(datos.target)

red = nn.Sequential(nn.Linear(13, 16), nn.Tanh(), nn.Linear(16, 3))
opt = MiSGD(red.parameters(), lr=0.1)
entropia = nn.CrossEntropyLoss()

for epoca in range(120):
    salida = red(X)
    costo = entropia(salida, y)
    opt.limpiar()
    costo.backward()
    opt.paso()
    if (epoca + 1) % 20 == 0:
        aciertos = (salida.argmax(1) == y).float().mean().item()
        print(f"época {epoca + 1}: aciertos {aciertos:.3f} costo {costo.item():.4f}")
