# Predecir estrellas (1, 2 o 3) a partir de palabras de una reseña
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(6)

buenas = "excelente genial perfecto rico amable rapido bonito limpio".split()
medias = "normal correcto regular pasable aceptable decente justo comun".split()
malas = "horrible sucio lento caro frio pesimo ruidoso roto".split()
neutras = "el la hotel comida habitacion servicio desayuno ayer muy con".split()
vocab = {w: i for i, w in enumerate(buenas + medias + malas + neutras)}
por_estrella = {1: malas, 2: medias, 3: buenas}


def sortear(lista, k):
    return [lista[j] for j in torch.randint(len(lista), (k,)).tolist()]


resenas, estrellas = [], []
for n in range(360):
    e = n % 3 + 1
    palabras = sortear(por_estrella[e], 3) + sortear(neutras, 4) + sortear(buenas + medias + malas, 1)
    resenas.append([vocab[p] for p in palabras])
    estrellas.append(e)

X = torch.tensor(resenas)
y = torch.tensor(estrellas)


class BolsaDePalabras(nn.Module):
    def __init__(self, n_palabras, dim, n_clases):
        super().__init__()
        self.emb = nn.EmbeddingBag(n_palabras, dim, mode="mean")
        self.fc = nn.Linear(dim, n_clases)

    def forward(self, ids):
        return self.fc(self.emb(ids))


modelo = BolsaDePalabras(len(vocab), 12, len(por_estrella))
opt = torch.optim.Adam(modelo.parameters(), lr=0.02)
for epoca in range(30):
    for idx in torch.randperm(len(X)).split(36):
        perdida = F.cross_entropy(modelo(X[idx]), y[idx])
        opt.zero_grad()
        perdida.backward()
        opt.step()
    if epoca % 5 == 0:
        print(epoca, perdida.item())
print("perdida", F.cross_entropy(modelo(X), y).item())
