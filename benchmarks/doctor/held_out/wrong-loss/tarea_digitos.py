# Tarea 3: reconocimiento de digitos 8x8
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import Dataset, DataLoader
from sklearn.datasets import load_digits


class Digitos(Dataset):
    def __init__(self, parte):
        crudo = load_digits()
        X = crudo.data
        X = X[:, X.var(axis=0) > 4.0]
        X = (X - X.mean(0)) / X.std(0)
        g = torch.Generator().manual_seed(0)
        orden = torch.randperm(len(X), generator=g)
        filas = orden[:1400] if parte == 'entreno' else orden[1400:]
        self.X = torch.tensor(X, dtype=torch.float32)[filas]
        self.y = torch.tensor(crudo.target)[filas]

    def __len__(self):
        return len(self.y)

    def __getitem__(self, i):
        return self.X[i], self.y[i]


class Red(nn.Module):
    def __init__(self, entradas):
        super().__init__()
        self.oculta = nn.Linear(entradas, 32)
        self.salida = nn.Linear(32, 10)

    def forward(self, x):
        return self.salida(torch.tanh(self.oculta(x)))


torch.manual_seed(4)
entreno, prueba = Digitos('entreno'), Digitos('prueba')
red = Red(entreno.X.shape[1])
opt = torch.optim.SGD(red.parameters(), lr=0.1, weight_decay=1e-3)
for epoca in range(16):
    suma = 0.0
    for x, y in DataLoader(entreno, batch_size=35, shuffle=True):
        opt.zero_grad()
        costo = F.mse_loss(red(x), F.one_hot(y, 10).float())
        costo.backward()
        opt.step()
        suma += costo.item()
    if epoca % 5 == 0:
        print(f'epoca {epoca}: costo {suma / 40:.4f}')
with torch.no_grad():
    print('aciertos en prueba:', (red(prueba.X).argmax(1) == prueba.y).float().mean().item())
