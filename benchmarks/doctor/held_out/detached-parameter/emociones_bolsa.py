# Clasificador de frases cortas: embedding + media + capas densas
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import Dataset, DataLoader

torch.manual_seed(3)
VOCAB, LARGO = 60, 8


class Frases(Dataset):
    """Cada clase usa con preferencia un tercio del vocabulario."""

    def __init__(self, cuantas, semilla):
        g = torch.Generator().manual_seed(semilla)
        self.y = torch.randint(0, 3, (cuantas,), generator=g)
        propia = torch.randint(0, 20, (cuantas, LARGO), generator=g) * 3 + self.y[:, None]
        ajena = torch.randint(0, VOCAB, (cuantas, LARGO), generator=g)
        usa = torch.rand(cuantas, LARGO, generator=g) < 0.6
        self.x = torch.where(usa, propia, ajena)

    def __len__(self):
        return len(self.y)

    def __getitem__(self, i):
        return self.x[i], self.y[i]


class Bolsa(nn.Module):
    def __init__(self, dim=4):
        super().__init__()
        self.emb = nn.Embedding(VOCAB, dim)
        self.fc1 = nn.Linear(dim, 24)
        self.fc2 = nn.Linear(24, 3)

    def forward(self, ids):
        v = self.emb(ids).mean(dim=1)
        v = torch.tensor(v.tolist())
        return self.fc2(torch.tanh(self.fc1(v)))


modelo = Bolsa()
opt = torch.optim.Adam(modelo.parameters(), lr=0.01)
entreno = DataLoader(Frases(1500, 1), batch_size=50, shuffle=True)
prueba = DataLoader(Frases(400, 2), batch_size=100)

for epoca in range(10):
    modelo.train()
    total = 0.0
    for ids, y in entreno:
        opt.zero_grad()
        perdida = F.cross_entropy(modelo(ids), y)
        perdida.backward()
        opt.step()
        total += perdida.item()
    print('epoca', epoca, 'perdida', round(total / len(entreno), 4))

modelo.eval()
aciertos = 0
with torch.no_grad():
    for ids, y in prueba:
        aciertos += (modelo(ids).argmax(1) == y).sum().item()
print('exactitud', aciertos / 400)
