import torch
import torch.nn as nn
from sklearn.datasets import load_iris
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(3)
X, y = load_iris(return_X_y=True)
X = torch.tensor(X, dtype=torch.float32)
X = (X - X.mean(0)) / X.std(0)
y = torch.tensor(y)
datos = DataLoader(TensorDataset(X, y), batch_size=15, shuffle=True)

red = nn.Sequential(nn.Linear(4, 12), nn.Tanh(), nn.Linear(12, 3), nn.LogSoftmax(dim=0))
opt = torch.optim.Adam(red.parameters(), lr=0.01)
nll = nn.NLLLoss()
for epoca in range(50):
    for a, b in datos:
        opt.zero_grad()
        l = nll(red(a), b)
        l.backward()
        opt.step()
    if epoca % 10 == 9:
        print(epoca + 1, l.item())
print("perdida", l.item())
