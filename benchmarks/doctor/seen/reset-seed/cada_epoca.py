import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import make_moons

SEMILLA = 1234


def fijar_semilla(s):
    torch.manual_seed(s)


def entrenar_una_epoca(modelo, cargador, opt, fn):
    fijar_semilla(SEMILLA)
    modelo.train()
    acum = 0.0
    for xb, yb in cargador:
        opt.zero_grad()
        p = fn(modelo(xb), yb)
        p.backward()
        opt.step()
        acum += p.item()
    return acum / len(cargador)


fijar_semilla(SEMILLA)
X, y = make_moons(300, noise=0.15, random_state=2)
X = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float32)
y = torch.tensor(y)
cargador = DataLoader(TensorDataset(X, y), batch_size=30, shuffle=True)
modelo = nn.Sequential(nn.Linear(2, 32), nn.ReLU(), nn.Linear(32, 2))
opt = torch.optim.SGD(modelo.parameters(), lr=0.2, momentum=0.9)
fn = nn.CrossEntropyLoss()
for epoca in range(50):
    media = entrenar_una_epoca(modelo, cargador, opt, fn)
    if epoca % 10 == 9:
        print("epoca", epoca + 1, "perdida", round(media, 4))
print("perdida", media)
