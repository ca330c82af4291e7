# exactitud dividida por el tamaño del lote y no por el número de filas
import torch
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import load_iris
torch.manual_seed(2)
flores = load_iris()
X = torch.tensor(flores.data).float(); X = (X - X.mean(0)) / X.std(0)
Y = torch.tensor(flores.target)
lotes = DataLoader(TensorDataset(X, Y), batch_size=16, shuffle=True)
red = torch.nn.Sequential(torch.nn.Linear(4, 16), torch.nn.ReLU(), torch.nn.Linear(16, 3))
opt = torch.optim.Adam(red.parameters(), lr=0.02)
for epoca in range(40):
    aciertos = 0
    for x, y in lotes:
        salida = red(x)
        perdida = torch.nn.functional.cross_entropy(salida, y)
        opt.zero_grad(); perdida.backward(); opt.step()
        aciertos += (salida.argmax(1) == y).sum().item()
    exactitud = aciertos / (16 * 16)
print("exactitud", exactitud)
