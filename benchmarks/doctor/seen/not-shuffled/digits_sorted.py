import torch
import torch.nn as nn
from sklearn.datasets import load_digits
data = load_digits()
order = torch.tensor(data.target).argsort(stable=True)
X = torch.tensor(data.data / 16, dtype=torch.float32)[order]
Y = torch.tensor(data.target)[order]
torch.manual_seed(0)
model = nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 10))
opt = torch.optim.SGD(model.parameters(), lr=0.1)

def epoch(model, X, Y, batch=32):
    n = len(X)
    for start in range(0, n, batch):
        end = min(start + batch, n)
        rows = torch.arange(start, end)
        loss = nn.functional.cross_entropy(model(X[rows]), Y[rows])
        opt.zero_grad()
        loss.backward()
        opt.step()

for e in range(10):
    epoch(model, X, Y)
    print(e, nn.functional.cross_entropy(model(X), Y).item())
