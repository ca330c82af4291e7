# Clasificador con nn.Module
import torch
from torch import nn

class Clasificador(nn.Module):
    def __init__(self, entradas, ocultas, clases):
        super().__init__()
        self.extractor = nn.Linear(entradas, ocultas)
        self.salida = nn.Linear(ocultas, clases)

    def forward(self, x):
        rasgos = torch.relu(self.extractor(x)).detach()
        return self.salida(rasgos)

torch.manual_seed(4)
x = torch.rand(400, 2) * 2 - 1
y = ((x[:, 0] > 0) ^ (x[:, 1] > 0)).long()
red = Clasificador(2, 6, 2)
opt = torch.optim.Adam(red.parameters(), lr=0.02)
perdida = nn.CrossEntropyLoss()
for epoca in range(100):
    for lote in torch.randperm(400).split(50):
        opt.zero_grad()
        l = perdida(red(x[lote]), y[lote])
        l.backward()
        opt.step()
print(round(perdida(red(x), y).item(), 4))
