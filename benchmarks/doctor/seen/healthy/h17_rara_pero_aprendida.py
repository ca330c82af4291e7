import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(17)
a = torch.randn(600, 3)
b = torch.randn(30, 3) * 0.5 + torch.tensor([3.5, 3.0, -3.0])
X = torch.cat([a, b]); y = torch.cat([torch.zeros(600), torch.ones(30)]).long()
X = (X - X.mean(0)) / X.std(0)
dl = DataLoader(TensorDataset(X, y), batch_size=42, shuffle=True)
red = nn.Sequential(nn.Linear(3, 10), nn.ReLU(), nn.Linear(10, 2))
opt = torch.optim.Adam(red.parameters(), lr=0.01)
ce = nn.CrossEntropyLoss()
for e in range(30):
    for xb, yb in dl:
        opt.zero_grad()
        l = ce(red(xb), yb)
        l.backward()
        opt.step()
with torch.no_grad():
    p = red(X).argmax(1)
print("recall", ((p == 1) & (y == 1)).sum().item() / 30)
