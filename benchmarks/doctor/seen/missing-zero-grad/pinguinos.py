import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

# tabla de medidas de tres especies (pico, aleta, masa)
g = np.random.RandomState(21)
medias = np.array([[38.8, 18.3, 190, 3.7], [48.8, 18.4, 196, 3.73], [47.5, 15.0, 217, 5.07]])
desv = np.array([2.4, 1.0, 6.0, 0.4])
filas, especie = [], []
for k in range(3):
    filas.append(medias[k] + g.randn(150, 4) * desv)
    especie += [k] * 150
X = np.vstack(filas)
y = np.array(especie)

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=0, stratify=y)
sc = StandardScaler().fit(X_train)
X_train = torch.tensor(sc.transform(X_train), dtype=torch.float32)
X_test = torch.tensor(sc.transform(X_test), dtype=torch.float32)
y_train, y_test = torch.tensor(y_train), torch.tensor(y_test)

torch.manual_seed(21)
model = nn.Sequential(nn.Linear(4, 16), nn.Tanh(), nn.Linear(16, 3))
optimizer = torch.optim.SGD(model.parameters(), lr=0.8)


def entrenar_epoca(model, X, y):
    model.train()
    orden = torch.randperm(len(X))
    total = 0
    for i in range(0, len(X), 63):
        idx = orden[i:i + 63]
        salida = model(X[idx])
        loss = F.cross_entropy(salida, y[idx])
        loss.backward()
        optimizer.step()
        total += loss.item() * len(idx)
    return total / len(X)


def evaluar(model, X, y):
    model.eval()
    with torch.no_grad():
        z = model(X)
        return F.cross_entropy(z, y).item(), (z.argmax(1) == y).float().mean().item()


for epoca in range(60):
    tr = entrenar_epoca(model, X_train, y_train)
    if epoca % 10 == 9:
        print(f'Epoca {epoca + 1}: train {tr:.4f}')
te, acc = evaluar(model, X_test, y_test)
print('exactitud', acc)
print('perdida de test', te)
