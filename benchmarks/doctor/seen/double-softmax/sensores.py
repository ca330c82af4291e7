import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(9)

K = 5
angulo = torch.arange(K) * 2 * torch.pi / K
base = torch.stack([angulo.cos(), angulo.sin(), (2 * angulo).cos()], 1) * 2.2


def muestras(n):
    y = torch.randint(0, K, (n,))
    x = base[y] + 0.7 * torch.randn(n, 3)
    return (x - 0.0) / 1.7, y


class Clasificador(nn.Module):
    def __init__(self, oculta=32):
        super().__init__()
        self.entrada = nn.Linear(3, oculta)
        self.salida = nn.Linear(oculta, K)

    def forward(self, x):
        h = F.relu(self.entrada(x))
        return F.softmax(self.salida(h), dim=1)


X, y = muestras(1000)
Xv, yv = muestras(400)
red = Clasificador()
opt = torch.optim.RMSprop(red.parameters(), lr=0.003)
for epoca in range(30):
    for idx in torch.randperm(1000).split(50):
        loss = F.cross_entropy(red(X[idx]), y[idx])
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoca % 5 == 0:
        print("epoca", epoca, "loss", loss.item())
with torch.no_grad():
    print("perdida de validacion", F.cross_entropy(red(Xv), yv).item())
