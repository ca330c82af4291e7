"""Clasificador de anillos (practica 3)."""
import torch
import torch.nn as nn
from sklearn.datasets import make_circles
from sklearn.model_selection import train_test_split

torch.manual_seed(7)


class Red(nn.Module):
    def __init__(self, ocultas):
        super().__init__()
        self.entrada = nn.Linear(2, ocultas)
        self.salida = nn.Linear(ocultas, 2)

    def forward(self, x):
        return self.salida(torch.tanh(self.entrada(x)))


X, y = make_circles(n_samples=600, noise=0.06, factor=0.45, random_state=3)
X_ent, X_pru, y_ent, y_pru = train_test_split(X, y, test_size=0.25, random_state=0)
X_ent = torch.tensor(X_ent, dtype=torch.float32)
X_pru = torch.tensor(X_pru, dtype=torch.float32)
y_ent, y_pru = torch.tensor(y_ent), torch.tensor(y_pru)

red = Red(ocultas=2)
criterio = nn.CrossEntropyLoss()
opt = torch.optim.Adam(red.parameters(), lr=0.03)

for epoca in range(60):
    orden = torch.randperm(len(X_ent))
    for i in range(0, len(orden), 45):
        idx = orden[i:i + 45]
        opt.zero_grad()
        perdida = criterio(red(X_ent[idx]), y_ent[idx])
        perdida.backward()
        opt.step()
    if epoca % 20 == 0:
        print("epoca", epoca, "perdida", perdida.item())

with torch.no_grad():
    print("acierto en prueba:", (red(X_pru).argmax(1) == y_pru).float().mean().item())
