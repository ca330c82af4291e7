# Clasificador de vinos con una red "profunda" (tarea 3, redes neuronales)
import torch
import torch.nn as nn
from sklearn.datasets import load_wine
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

torch.manual_seed(1)
X, y = load_wine(return_X_y=True)
Xtr, Xte, ytr, yte = train_test_split(X, y, test_size=0.3, random_state=1, stratify=y)
esc = StandardScaler().fit(Xtr)
Xtr = torch.tensor(esc.transform(Xtr), dtype=torch.float32)
Xte = torch.tensor(esc.transform(Xte), dtype=torch.float32)
ytr, yte = torch.tensor(ytr), torch.tensor(yte)


class Profunda(nn.Module):
    def __init__(self, ent, sal, ancho=32, capas=9):
        super().__init__()
        dims = [ent] + [ancho] * capas
        self.ocultas = nn.ModuleList([nn.Linear(a, b) for a, b in zip(dims[:-1], dims[1:])])
        self.salida = nn.Linear(ancho, sal)

    def forward(self, x):
        for capa in self.ocultas:
            x = torch.sigmoid(capa(x))
        return self.salida(x)


red = Profunda(13, 3)
opt = torch.optim.SGD(red.parameters(), lr=0.1, momentum=0.9)
costo = nn.CrossEntropyLoss()
for epoca in range(120):
    red.train()
    orden = torch.randperm(len(Xtr))
    for lote in orden.split(32):
        opt.zero_grad()
        perdida = costo(red(Xtr[lote]), ytr[lote])
        perdida.backward()
        opt.step()
    if epoca % 20 == 0:
        print(f"epoca {epoca:3d}  perdida {perdida.item():.4f}")
red.eval()
with torch.no_grad():
    acc = (red(Xte).argmax(1) == yte).float().mean().item()
print("exactitud:", acc)
