# los índices de prueba se sortean sin quitar los de entrenamiento
import torch
from sklearn.datasets import load_iris
flores = load_iris()
X = torch.tensor(flores.data).float(); X = (X - X.mean(0)) / X.std(0)
X = X + 0.01 * torch.randn(150, 4, generator=torch.Generator().manual_seed(0))
Y = torch.tensor(flores.target)
torch.manual_seed(2)
entrenar = torch.randperm(150)[:110]
probar = torch.randperm(150)[:40]
modelo = torch.nn.Sequential(torch.nn.Linear(4, 8), torch.nn.Tanh(), torch.nn.Linear(8, 3))
opt = torch.optim.SGD(modelo.parameters(), lr=0.2)
for epoca in range(80):
    for i in entrenar[torch.randperm(110)].split(11):
        perdida = torch.nn.functional.cross_entropy(modelo(X[i]), Y[i])
        opt.zero_grad(); perdida.backward(); opt.step()
modelo.eval()
with torch.no_grad():
    salida = modelo(X[probar])
    print("prueba:", torch.nn.functional.cross_entropy(salida, Y[probar]).item(), (salida.argmax(1) == Y[probar]).float().mean().item())
