# Practica 1 - Perceptron multicapa
from sklearn.datasets import make_circles
from sklearn.model_selection import train_test_split
import torch

X, y = make_circles(n_samples=800, factor=0.45, noise=0.09, random_state=6)
X_tr, X_te, y_tr, y_te = train_test_split(X, y, test_size=0.25, random_state=6)
X_tr = torch.tensor(X_tr, dtype=torch.float) * 1.7
X_te = torch.tensor(X_te, dtype=torch.float) * 1.7
y_tr = torch.tensor(y_tr, dtype=torch.float).view(-1, 1)
y_te = torch.tensor(y_te, dtype=torch.float).view(-1, 1)


class MLP(torch.nn.Module):
    def __init__(self, entrada, oculta):
        super().__init__()
        self.oculta = torch.nn.Linear(entrada, oculta)
        self.salida = torch.nn.Linear(oculta, 1)

    def forward(self, x):
        x = self.oculta(x)
        x = self.salida(x)
        return x


torch.manual_seed(6)
mlp = MLP(2, 16)
perdida_fn = torch.nn.BCEWithLogitsLoss()
adam = torch.optim.Adam(mlp.parameters(), lr=0.02)
for i in range(180):
    perdida = perdida_fn(mlp(X_tr), y_tr)
    adam.zero_grad()
    perdida.backward()
    adam.step()
    if (i + 1) % 60 == 0:
        print('iteracion', i + 1, 'perdida', perdida.item())

with torch.no_grad():
    print('exactitud', ((mlp(X_te) > 0) == (y_te > 0.5)).float().mean().item())
