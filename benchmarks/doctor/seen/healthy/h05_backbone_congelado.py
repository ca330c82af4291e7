import torch
import torch.nn as nn
from sklearn.datasets import load_digits

torch.manual_seed(4)
X, y = load_digits(return_X_y=True)
X = torch.tensor(X, dtype=torch.float32)[:, None].view(-1, 1, 8, 8) / 16 - 0.3
y = torch.tensor(y)
base = nn.Sequential(nn.Conv2d(1, 24, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten())
for p in base.parameters():
    p.requires_grad = False
cabeza = nn.Sequential(nn.Linear(24 * 9, 10))
opt = torch.optim.Adam(cabeza.parameters(), lr=0.01)
for epoca in range(15):
    for i in torch.randperm(len(y)).split(64):
        loss = nn.functional.cross_entropy(cabeza(base(X[i])), y[i])
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoca % 5 == 4:
        print(epoca + 1, loss.item())
