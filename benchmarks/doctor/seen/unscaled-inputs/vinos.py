import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split
from sklearn.datasets import load_wine

torch.manual_seed(0)
vinos = load_wine()
X = torch.tensor(vinos.data, dtype=torch.float32)
X = X[:, [0, 1, 3, 4, 6, 9, 12]]
y = torch.tensor(vinos.target)

conjunto = TensorDataset(X, y)
entreno, prueba = random_split(conjunto, [138, 40])
lotes = DataLoader(entreno, batch_size=23, shuffle=True)

clasificador = nn.Sequential(nn.Linear(7, 16), nn.Tanh(), nn.Linear(16, 3))
optimizador = torch.optim.SGD(clasificador.parameters(), lr=0.05)
entropia = nn.CrossEntropyLoss()

for epoca in range(1, 81):
    acumulado = 0.0
    for xb, yb in lotes:
        optimizador.zero_grad()
        perdida = entropia(clasificador(xb), yb)
        perdida.backward()
        optimizador.step()
        acumulado += perdida.item() * len(yb)
    if epoca % 20 == 0:
        print(f"Epoca {epoca}: {acumulado / len(entreno):.4f}")

xp, yp = next(iter(DataLoader(prueba, batch_size=40)))
with torch.no_grad():
    aciertos = (clasificador(xp).argmax(dim=1) == yp).float().mean()
print("Exactitud en prueba:", aciertos.item())
