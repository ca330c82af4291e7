"""Classificador de sequências com LSTM: qual símbolo aparece mais vezes?"""
import torch
import torch.nn as nn
from torch.utils.data import Dataset, DataLoader


class Sequencias(Dataset):
    def __init__(self, n, semente, comprimento=20, simbolos=3):
        g = torch.Generator().manual_seed(semente)
        maioria = torch.randint(0, simbolos, (n,), generator=g)
        seq = torch.randint(0, simbolos, (n, comprimento), generator=g)
        troca = torch.rand(n, comprimento, generator=g) < 0.4
        self.seq = torch.where(troca, maioria[:, None], seq)
        self.rotulo = nn.functional.one_hot(self.seq, simbolos).sum(1).argmax(1)

    def __len__(self):
        return len(self.rotulo)

    def __getitem__(self, i):
        return self.seq[i], self.rotulo[i]


class Contador(nn.Module):
    def __init__(self, simbolos=3, dim=6, oculto=20):
        super().__init__()
        self.emb = nn.Embedding(simbolos, dim)
        self.lstm = nn.LSTM(dim, oculto, batch_first=True)
        self.fc = nn.Linear(oculto, simbolos)

    def forward(self, s):
        _, (h, _) = self.lstm(self.emb(s))
        return self.fc(h[-1])


def avaliar(modelo, carregador):
    modelo.eval()
    corretos = 0
    with torch.no_grad():
        for s, r in carregador:
            previsto = modelo(s).argmax(dim=1)
            corretos += (previsto == r).sum().item()
    return corretos / (len(carregador) * carregador.batch_size)


torch.manual_seed(10)
treino = DataLoader(Sequencias(700, 1), batch_size=50, shuffle=True)
teste = DataLoader(Sequencias(210, 2), batch_size=200)
modelo = Contador()
otim = torch.optim.Adam(modelo.parameters(), lr=0.006)
for epoca in range(10):
    modelo.train()
    for s, r in treino:
        otim.zero_grad()
        perda = nn.functional.cross_entropy(modelo(s), r)
        perda.backward()
        otim.step()
    print(f"época {epoca}: perda {perda.item():.4f} acurácia {avaliar(modelo, teste):.4f}")
