# Clasificación de frases cortas en tres temas con bolsa de palabras
import random
import torch
import torch.nn as nn
import torch.nn.functional as F

random.seed(10)
torch.manual_seed(10)

TEMAS = {
    0: "gol partido equipo arbitro cancha liga entrenador empate".split(),
    1: "horno harina receta sal aceite cocer masa sartén".split(),
    2: "banco deuda tasa bolsa credito ahorro mercado bono".split(),
}
COMUNES = "el la de un hoy muy con para nuevo ayer gran casa".split()
VOCAB = {p: i for i, p in enumerate(sorted(set(COMUNES + sum(TEMAS.values(), []))))}


def frase():
    tema = random.randrange(3)
    palabras = random.choices(TEMAS[tema], k=2) + random.choices(COMUNES, k=4)
    if random.random() < 0.25:
        palabras[0] = random.choice(TEMAS[random.randrange(3)])
    random.shuffle(palabras)
    return palabras, tema


def codificar(palabras):
    return torch.tensor([VOCAB[p] for p in palabras])


frases = [frase() for _ in range(1500)]
X = torch.stack([codificar(p) for p, _ in frases])
Y = torch.tensor([t for _, t in frases])
Xe, Ye, Xp, Yp = X[:1200], Y[:1200], X[1200:], Y[1200:]


class BolsaDePalabras(nn.Module):
    def __init__(self, n_vocab, dim=12, clases=3):
        super().__init__()
        self.emb = nn.EmbeddingBag(n_vocab, dim, mode="mean")
        self.lin = nn.Linear(dim, clases)

    def forward(self, ids):
        return F.log_softmax(self.lin(self.emb(ids)), dim=0)


modelo = BolsaDePalabras(len(VOCAB))
opt = torch.optim.Adam(modelo.parameters(), lr=0.02)
for epoca in range(15):
    orden = torch.randperm(len(Xe))
    for ini in range(0, len(Xe), 100):
        lote = orden[ini:ini + 100]
        opt.zero_grad()
        perdida = F.nll_loss(modelo(Xe[lote]), Ye[lote])
        perdida.backward()
        opt.step()
    if epoca % 5 == 0:
        print("época", epoca, "pérdida", perdida.item())
modelo.eval()
with torch.no_grad():
    logp = modelo(Xp)
    print("aciertos:", (logp.argmax(1) == Yp).float().mean().item())
    print("pérdida en prueba:", F.nll_loss(logp, Yp).item())
