import torch
import torch.nn as nn
from sklearn.datasets import load_diabetes

torch.manual_seed(0)
d = load_diabetes()
X = torch.tensor(d.data[:, [0, 2, 3, 6, 8, 9]], dtype=torch.float32)
X = (X - X.mean(0)) / X.std(0)
w = torch.tensor([0.5, -1.0, 0.7, 0.3, -0.6, 0.2])
t = X @ w + 0.3 * torch.sin(2 * X[:, 1])
t = (t - t.mean()) / t.std()

red = nn.Sequential(nn.Linear(6, 24), nn.ReLU(), nn.Linear(24, 1))
opt = torch.optim.Adam(red.parameters(), lr=0.01)
for epoca in range(40):
    for i in torch.randperm(len(t)).split(34):
        salida = red(X[i])
        error = torch.mean((salida - t[i]) ** 2)
        opt.zero_grad()
        error.backward()
        opt.step()
    if epoca % 10 == 9:
        print(epoca + 1, error.item())
with torch.no_grad():
    print("ecm", torch.mean((red(X)[:, 0] - t) ** 2).item())
