# Ejercicio entregable 1. Alumno: grupo 12B
import torch
import torch.nn as nn
from sklearn.datasets import load_wine

torch.manual_seed(9)

vino = load_wine()
X = torch.tensor(vino.data, dtype=torch.float32)
y = torch.tensor(vino.target, dtype=torch.long)
print(X.shape, y.bincount())


class RedVino(nn.Module):
    def __init__(self):
        super(RedVino, self).__init__()
        self.entrada = nn.Linear(13, 24)
        self.salida = nn.Linear(24, 3)

    def forward(self, x):
        return self.salida(torch.tanh(self.entrada(x)))


red = RedVino()
criterio = nn.CrossEntropyLoss()
optimizador = torch.optim.SGD(red.parameters(), lr=0.05, momentum=0.9, weight_decay=1e-3)

perdidas = []
for epoca in range(250):
    optimizador.zero_grad()
    perdida = criterio(red(X), y)
    perdida.backward()
    optimizador.step()
    perdidas.append(perdida.item())
    if epoca % 50 == 0:
        print(f"Época {epoca}: {perdida.item():.4f}")

print("Aciertos:", int((red(X).argmax(1) == y).sum()), "de", len(y))
print("Pérdida final:", sum(perdidas[-5:]) / 5)
