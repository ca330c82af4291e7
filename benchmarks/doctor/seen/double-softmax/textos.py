# Clasificacion de frases cortas (sinteticas) por tema con bolsa de palabras
import random
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader

random.seed(10)
torch.manual_seed(10)

temas = {
    0: "gol equipo partido liga arbitro portero cancha torneo delantero empate".split(),
    1: "banco credito bolsa acciones interes mercado deuda moneda ahorro bono".split(),
    2: "vacuna hospital virus medico dosis clinica sintoma cirugia fiebre salud".split(),
    3: "disco guitarra concierto cancion banda piano ritmo album gira coro".split(),
}
comunes = "el la hoy ayer muy gran nuevo despues entre segun contra sobre".split()
vocab = {p: i for i, p in enumerate(sorted(set(sum(temas.values(), []) + comunes)))}


def frase(tema):
    otras = [random.choice(random.choice(list(temas.values()))) for _ in range(2)]
    return random.choices(temas[tema], k=4) + random.choices(comunes, k=4) + otras


def a_indices(f):
    return [vocab[p] for p in f]


datos = [(a_indices(frase(i % 4)), i % 4) for i in range(1200)]


def juntar(lote):
    return torch.tensor([d[0] for d in lote]), torch.tensor([d[1] for d in lote])


entreno = DataLoader(datos[:1000], batch_size=50, shuffle=True, collate_fn=juntar)
prueba = DataLoader(datos[1000:], batch_size=200, collate_fn=juntar)


class BolsaPalabras(nn.Module):
    def __init__(self, v, dim, clases):
        super().__init__()
        self.emb = nn.EmbeddingBag(v, dim, mode='mean')
        self.fc1 = nn.Linear(dim, 16)
        self.fc2 = nn.Linear(16, clases)

    def forward(self, x):
        x = F.relu(self.fc1(self.emb(x)))
        x = self.fc2(x)
        return F.softmax(x, dim=1)


modelo = BolsaPalabras(len(vocab), 16, 4)
criterio = nn.CrossEntropyLoss()
opt = torch.optim.Adam(modelo.parameters(), lr=0.01)
for epoca in range(8):
    for x, t in entreno:
        opt.zero_grad()
        perdida = criterio(modelo(x), t)
        perdida.backward()
        opt.step()
    print(epoca, perdida.item())

with torch.no_grad():
    for x, t in prueba:
        print('perdida en prueba', criterio(modelo(x), t).item())
