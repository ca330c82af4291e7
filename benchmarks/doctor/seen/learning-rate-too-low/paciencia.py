import torch
import torch.nn as nn
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

torch.manual_seed(3)
X, y = load_digits(return_X_y=True)
X = X[:, X.std(0) > 1]
Xa, Xv, ya, yv = train_test_split(X, y, test_size=300, random_state=0)
m, s = Xa.mean(0), Xa.std(0)
Xa = torch.tensor((Xa - m) / s, dtype=torch.float32)
Xv = torch.tensor((Xv - m) / s, dtype=torch.float32)
ya, yv = torch.tensor(ya), torch.tensor(yv)


class Perceptron(nn.Module):
    def __init__(self, entradas):
        super().__init__()
        self.oculta = nn.Linear(entradas, 40)
        self.salida = nn.Linear(40, 10)

    def forward(self, x):
        return self.salida(torch.relu(self.oculta(x)))


modelo = Perceptron(Xa.shape[1])
optimizador = torch.optim.SGD(modelo.parameters(), lr=1e-3)
criterio = nn.CrossEntropyLoss()
for epoca in range(30):
    for i in torch.randperm(len(Xa)).split(64):
        optimizador.zero_grad()
        perdida = criterio(modelo(Xa[i]), ya[i])
        perdida.backward()
        optimizador.step()
    if epoca % 6 == 5:
        print(f"{epoca + 1:2d} perdida {perdida.item():.3f}")
with torch.no_grad():
    print("validacion", criterio(modelo(Xv), yv).item())
