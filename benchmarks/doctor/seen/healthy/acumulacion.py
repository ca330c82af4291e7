# acumulación de gradientes: 4 micro lotes por actualización
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset
from sklearn.datasets import make_friedman1

torch.manual_seed(0)
X, y = make_friedman1(512, n_features=5, noise=0.3, random_state=0)
X = torch.tensor((X - X.mean(0)) / X.std(0)).float()
y = torch.tensor((y - y.mean()) / y.std()).float()[:, None]
dl = DataLoader(TensorDataset(X, y), batch_size=8, shuffle=True)
red = nn.Sequential(nn.Linear(5, 32), nn.Tanh(), nn.Linear(32, 1))
opt = torch.optim.Adam(red.parameters(), lr=0.01)
K = 4
for epoca in range(50):
    opt.zero_grad()
    total = 0.0
    for k, (a, b) in enumerate(dl):
        perdida = nn.functional.mse_loss(red(a), b) / K
        perdida.backward()
        total += perdida.item() * K / len(dl)
        if (k + 1) % K == 0:
            opt.step()
            opt.zero_grad()
    if epoca % 10 == 0:
        print(epoca, total)
print(total)
