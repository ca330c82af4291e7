import torch
import torch.nn as nn
from sklearn.datasets import load_digits

torch.manual_seed(1)
X, y = load_digits(return_X_y=True)
X = torch.tensor(X, dtype=torch.float32)
X = X[:, X.std(0) > 1]
X = (X - X.mean(0)) / X.std(0)
y = torch.tensor(y)
i = torch.randperm(len(y))
Xa, ya, Xt, yt = X[i[:1400]], y[i[:1400]], X[i[1400:]], y[i[1400:]]
objetivo = nn.functional.one_hot(ya, 10).float()

modelo = nn.Sequential(nn.Linear(X.shape[1], 32), nn.ReLU(), nn.Linear(32, 10))
criterio = nn.MSELoss()
opt = torch.optim.SGD(modelo.parameters(), lr=0.1)
for epoca in range(20):
    for b in torch.randperm(1400).split(50):
        opt.zero_grad()
        perdida = criterio(modelo(Xa[b]), objetivo[b])
        perdida.backward()
        opt.step()
    if epoca % 5 == 4:
        print(epoca + 1, perdida.item())
with torch.no_grad():
    print("exactitud", (modelo(Xt).argmax(1) == yt).float().mean().item())
