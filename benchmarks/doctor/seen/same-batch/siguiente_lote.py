import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import load_digits

torch.manual_seed(2)
X, y = load_digits(return_X_y=True)
X = torch.tensor(X, dtype=torch.float32)
X = X[:, X.std(0) > 1]
X = (X - X.mean(0)) / X.std(0)
y = torch.tensor(y)
cargador = DataLoader(TensorDataset(X[:1500], y[:1500]), batch_size=64, shuffle=True)
red = nn.Sequential(nn.Linear(X.shape[1], 32), nn.ReLU(), nn.Linear(32, 10))
opt = torch.optim.SGD(red.parameters(), lr=0.1)
ce = nn.CrossEntropyLoss()

xb, yb = next(iter(cargador))
for paso in range(600):
    opt.zero_grad()
    perdida = ce(red(xb), yb)
    perdida.backward()
    opt.step()
    if paso % 150 == 149:
        print(paso + 1, perdida.item())

with torch.no_grad():
    print("prueba", (red(X[1500:]).argmax(1) == y[1500:]).float().mean().item())
