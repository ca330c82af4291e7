# Classificação de vinhos com uma rede profunda
import torch
import torch.nn as nn
from sklearn.datasets import load_wine
from sklearn.model_selection import train_test_split


class RedeProfunda(nn.Module):
    def __init__(self, entradas, largura, profundidade, classes):
        super().__init__()
        tamanhos = [entradas] + [largura] * profundidade
        self.ocultas = nn.ModuleList(nn.Linear(a, b) for a, b in zip(tamanhos, tamanhos[1:]))
        self.saida = nn.Linear(largura, classes)
        for camada in self.ocultas:
            nn.init.xavier_uniform_(camada.weight)
            nn.init.zeros_(camada.bias)

    def forward(self, x):
        for camada in self.ocultas:
            x = torch.sigmoid(camada(x))
        return self.saida(x)


torch.manual_seed(2024)
dados = load_wine()
X = (dados.data - dados.data.mean(0)) / dados.data.std(0)
X_tr, X_te, y_tr, y_te = train_test_split(X, dados.target, test_size=48, random_state=1, stratify=dados.target)
X_tr, X_te = torch.tensor(X_tr, dtype=torch.float32), torch.tensor(X_te, dtype=torch.float32)
y_tr, y_te = torch.tensor(y_tr), torch.tensor(y_te)

rede = RedeProfunda(13, 24, 7, 3)
criterio = nn.CrossEntropyLoss()
otimizador = torch.optim.SGD(rede.parameters(), lr=0.03, momentum=0.9)
for epoca in range(40):
    for lote in torch.randperm(130).split(26):
        otimizador.zero_grad()
        perda = criterio(rede(X_tr[lote]), y_tr[lote])
        perda.backward()
        otimizador.step()
    if epoca % 8 == 7:
        print("época", epoca + 1, "perda", perda.item())
with torch.no_grad():
    print("perda de teste", criterio(rede(X_te), y_te).item())
