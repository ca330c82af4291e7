# ¿Cierra bien la expresión? Una GRU lee paréntesis y decide cuántos quedan abiertos.
import random
import torch
import torch.nn as nn

random.seed(7)
torch.manual_seed(7)
SIMBOLOS = {"(": 0, ")": 1, "a": 2}


def expresion(largo=16):
    abiertos, texto = 0, ""
    for _ in range(largo):
        c = random.choice("()a")
        if c == ")" and abiertos == 0:
            c = "a"
        if c == "(" and abiertos == 3:
            c = "a"
        abiertos += {"(": 1, ")": -1, "a": 0}[c]
        texto += c
    return texto, abiertos


def lote(n):
    pares = [expresion() for _ in range(n)]
    x = torch.tensor([[SIMBOLOS[c] for c in t] for t, _ in pares])
    return x, torch.tensor([a for _, a in pares])


class Contador(nn.Module):
    def __init__(self, dim=8, oculto=24):
        super().__init__()
        self.emb = nn.Embedding(3, dim)
        self.gru = nn.GRU(dim, oculto, batch_first=True)
        self.fc = nn.Linear(oculto, 4)

    def forward(self, x):
        return self.fc(self.gru(self.emb(x))[0][:, -1])


red = Contador()
opt = torch.optim.Adam(red.parameters(), lr=0.02)
plan = torch.optim.lr_scheduler.CosineAnnealingLR(opt, 260)
for paso in range(260):
    x, y = lote(64)
    costo = nn.functional.cross_entropy(red(x), y)
    opt.zero_grad()
    costo.backward()
    nn.utils.clip_grad_norm_(red.parameters(), 1.0)
    opt.step()
    plan.step()
    if paso % 50 == 0:
        print(paso, costo.item())
x, y = lote(500)
with torch.no_grad():
    print("exactitud con expresiones nuevas", (red(x).argmax(1) == y).float().mean().item())
