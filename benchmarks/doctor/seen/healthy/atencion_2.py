# Atención: ¿qué etiqueta lleva la ficha marcada en la secuencia?
import math
import torch
from torch import nn

torch.manual_seed(68)
L, V, D = 12, 9, 24


def lote(n):
    fichas = torch.randint(0, V, (n, L))
    pos = torch.randint(0, L, (n,))
    marca = nn.functional.one_hot(pos, L)
    return fichas, marca, fichas[torch.arange(n), pos]


class Atencion(nn.Module):
    def __init__(self):
        super().__init__()
        self.emb, self.pos, self.marca = nn.Embedding(V, D), nn.Parameter(0.1 * torch.randn(L, D)), nn.Embedding(2, D)
        self.q, self.k, self.v = (nn.Linear(D, D) for _ in range(3))
        self.sal = nn.Linear(D, V)

    def forward(self, f, m):
        h = self.emb(f) + self.pos + self.marca(m)
        peso = torch.softmax(self.q(h) @ self.k(h).transpose(1, 2) / math.sqrt(D), dim=-1)
        return self.sal((peso @ self.v(h) + h * m.unsqueeze(-1)).mean(1))


red = Atencion()
opt = torch.optim.Adam(red.parameters(), lr=0.005)
for paso in range(400):
    f, m, t = lote(64)
    perdida = nn.functional.cross_entropy(red(f, m), t)
    opt.zero_grad()
    perdida.backward()
    opt.step()
    if paso % 80 == 0:
        print(paso, perdida.item())
with torch.no_grad():
    f, m, t = lote(1000)
    print('exactitud', (red(f, m).argmax(1) == t).float().mean().item())
