import torch
import torch.nn as nn
from sklearn.datasets import load_breast_cancer
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(5)
d = load_breast_cancer()
cols = [0, 1, 4, 5, 8, 9, 18, 21]
X = torch.tensor(d.data[:, cols], dtype=torch.float32)
X = (X - X.mean(0)) / X.std(0)
y = torch.tensor(d.target, dtype=torch.float32)
carga = DataLoader(TensorDataset(X, y), batch_size=32, shuffle=True)

mlp = nn.Sequential(nn.Linear(8, 24), nn.ReLU(), nn.Linear(24, 24), nn.ReLU(), nn.Linear(24, 1))
opt = torch.optim.SGD(mlp.parameters(), lr=2.0, momentum=0.9)
perd = nn.BCEWithLogitsLoss()
for ep in range(25):
    total = 0.0
    for a, b in carga:
        opt.zero_grad()
        l = perd(mlp(a).squeeze(1), b)
        l.backward()
        opt.step()
        total += l.item()
    if ep % 5 == 4:
        print("epoca", ep + 1, total / len(carga))
with torch.no_grad():
    print("perdida", perd(mlp(X).squeeze(1), y).item())
