# diez cifras por una sola neurona oculta
import torch
from torch import nn
from sklearn.datasets import load_digits
d = load_digits()
x = torch.tensor(d.data / 16, dtype=torch.float32)
y = torch.tensor(d.target)

class Red(nn.Module):
    def __init__(self, ocultas):
        super().__init__()
        self.entrada = nn.Linear(64, ocultas)
        self.salida = nn.Linear(ocultas, 10)
    def forward(self, v):
        return self.salida(torch.tanh(self.entrada(v)))

torch.manual_seed(2)
red = Red(1)
opt = torch.optim.Adam(red.parameters(), lr=0.02)
for epoca in range(25):
    for i in torch.randperm(len(x)).split(64):
        opt.zero_grad()
        nn.functional.cross_entropy(red(x[i]), y[i]).backward()
        opt.step()
print((red(x).argmax(1) == y).float().mean().item())
