# Red para separar dos tipos de señal; entropía cruzada escrita a mano
import torch
from sklearn.datasets import make_blobs

torch.manual_seed(8)
datos, etiqueta = make_blobs(n_samples=600, n_features=3, centers=[[2.5, 2.5, -2], [-2.5, -2, 2.5]], cluster_std=1.0, random_state=8)
X = torch.tensor(datos, dtype=torch.float32)
X = (X - X.mean(0)) / X.std(0)
y = torch.tensor(etiqueta, dtype=torch.float32).unsqueeze(1)

oculta = torch.nn.Linear(3, 16)
final = torch.nn.Linear(16, 1)
optim = torch.optim.Adam(list(oculta.parameters()) + list(final.parameters()), lr=0.01)


def modelo(x):
    return torch.sigmoid(final(torch.relu(oculta(x))))


def entropia(p, y):
    return -(y * torch.log(p) + (1 - y) * torch.log(1 - p)).mean()


for paso in range(900):
    filas = torch.randint(0, 450, (128,))
    optim.zero_grad()
    costo = entropia(modelo(X[filas]), y[filas])
    costo.backward()
    optim.step()
    if paso % 100 == 0:
        print(f'paso {paso:4d}   costo {costo.item():.5f}')

with torch.no_grad():
    exactitud = ((modelo(X[450:]) > 0.5).float() == y[450:]).float().mean()
print('exactitud', exactitud.item())
