# Red pequeña para clasificar vinos, escrita con tensores sueltos
import math
import torch
from sklearn.datasets import load_wine
from sklearn.model_selection import train_test_split

torch.manual_seed(3)
X, y = load_wine(return_X_y=True)
Xtr, Xte, ytr, yte = train_test_split(X, y, test_size=0.3, stratify=y, random_state=3)
media, desv = Xtr.mean(0), Xtr.std(0)
Xtr = torch.tensor((Xtr - media) / desv, dtype=torch.float32)
Xte = torch.tensor((Xte - media) / desv, dtype=torch.float32)
ytr, yte = torch.tensor(ytr), torch.tensor(yte)


def capa(entrada, salida):
    W = torch.randn(entrada, salida, requires_grad=True) / math.sqrt(entrada)
    b = torch.zeros(salida, requires_grad=True)
    return W, b


W1, b1 = capa(13, 16)
W2, b2 = capa(16, 3)
parametros = [W1, b1, W2, b2]
tasa = 0.4

for epoca in range(150):
    oculta = torch.relu(Xtr @ W1 + b1)
    salida = oculta @ W2 + b2
    perdida = torch.nn.functional.cross_entropy(salida, ytr)
    perdida.backward()
    with torch.no_grad():
        for p in parametros:
            p -= tasa * p.grad
            p.grad.zero_()
    if epoca % 30 == 0:
        print('epoca', epoca, 'perdida', round(perdida.item(), 4))

with torch.no_grad():
    prueba = torch.relu(Xte @ W1 + b1) @ W2 + b2
    print('perdida de prueba', torch.nn.functional.cross_entropy(prueba, yte).item())
