import torch
from torch import nn
from sklearn.datasets import make_blobs

torch.manual_seed(0)
X, y = make_blobs(n_samples=300, centers=3, cluster_std=1.2, random_state=7)
X = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float32)
y = torch.tensor(y)
modelo = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 3))
perdida_fn = nn.CrossEntropyLoss()
optimizador = torch.optim.SGD(modelo.parameters(), lr=0.2)


def paso(xb, yb):
    perdida = perdida_fn(modelo(xb), yb)
    perdida.backward()
    optimizador.zero_grad()
    optimizador.step()
    return perdida.item()


for epoca in range(30):
    valores = [paso(X[b], y[b]) for b in torch.randperm(300).split(30)]
    if epoca % 10 == 9:
        print(epoca + 1, sum(valores) / len(valores))
print(sum(valores) / len(valores))
