"""Sentimiento de opiniones cortas: promedio de embeddings con relleno (token 0)."""
import random

import torch
import torch.nn as nn
import torch.nn.functional as F

random.seed(15)
torch.manual_seed(15)
VOCAB, MAXLEN = 80, 14


def opinion(clase):
    largo = min(MAXLEN, max(0, round(random.gauss(8, 3))))
    lo, hi = (1, 40) if clase == 0 else (40, 80)
    toks = [random.randrange(lo, hi) if random.random() < 0.8 else random.randrange(1, VOCAB) for _ in range(largo)]
    return toks + [0] * (MAXLEN - largo)


clases = [random.randrange(2) for _ in range(1000)]
textos = torch.tensor([opinion(c) for c in clases])
clases = torch.tensor(clases)
Xtr, ytr, Xte, yte = textos[:800], clases[:800], textos[800:], clases[800:]


class Sentimiento(nn.Module):
    def __init__(self, dim=12):
        super().__init__()
        self.emb = nn.Embedding(VOCAB, dim, padding_idx=0)
        self.fc = nn.Linear(dim, 2)

    def forward(self, tokens):
        mascara = (tokens != 0).float().unsqueeze(-1)
        suma = (self.emb(tokens) * mascara).sum(dim=1)
        largo = mascara.sum(dim=1)
        return self.fc(suma / largo)


modelo = Sentimiento()
opt = torch.optim.Adam(modelo.parameters(), lr=0.02)
for epoca in range(8):
    modelo.train()
    for lote in torch.randperm(800).split(40):
        opt.zero_grad()
        perdida = F.cross_entropy(modelo(Xtr[lote]), ytr[lote])
        perdida.backward()
        opt.step()
    print(f'epoca {epoca}: {perdida.item():.4f}')

modelo.eval()
with torch.no_grad():
    print('exactitud:', (modelo(Xte).argmax(1) == yte).float().mean().item())
