import torch
import torch.nn as nn
from sklearn.datasets import load_breast_cancer

torch.manual_seed(4)
d = load_breast_cancer()
X = torch.tensor(d.data[:, [0, 1, 4, 5, 8, 9, 21, 24]], dtype=torch.float32)
X = (X - X.mean(0)) / X.std(0)
y = torch.tensor(d.target, dtype=torch.float32)
idx = torch.randperm(len(X))
corte = int(0.8 * len(X))
X_train, y_train = X[idx[:corte]], y[idx[:corte]]
X_val, y_val = X[corte:], y[corte:]

modelo = nn.Sequential(nn.Linear(8, 10), nn.ReLU(), nn.Linear(10, 1))
opt = torch.optim.SGD(modelo.parameters(), lr=0.1, weight_decay=1e-3)
fn = nn.BCEWithLogitsLoss()
for epoca in range(40):
    for i in torch.randperm(corte).split(35):
        opt.zero_grad()
        loss = fn(modelo(X_train[i]).squeeze(1), y_train[i])
        loss.backward()
        opt.step()
    with torch.no_grad():
        val = fn(modelo(X_val).squeeze(1), y_val)
    if epoca % 10 == 9:
        print(epoca + 1, loss.item(), val.item())
