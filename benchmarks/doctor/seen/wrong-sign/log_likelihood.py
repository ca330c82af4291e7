import torch
import torch.nn as nn
from sklearn.datasets import load_iris

torch.manual_seed(10)
X, y = load_iris(return_X_y=True)
X = torch.tensor(X, dtype=torch.float32)
X = (X - X.mean(0)) / X.std(0)
y = torch.tensor(y)

model = nn.Sequential(nn.Linear(4, 10), nn.ReLU(), nn.Linear(10, 3), nn.LogSoftmax(dim=1))
opt = torch.optim.SGD(model.parameters(), lr=0.1)

for epoch in range(60):
    for idx in torch.randperm(150).split(30):
        logp = model(X[idx])
        loss = logp.gather(1, y[idx, None]).mean()
        opt.zero_grad()
        loss.backward()
        opt.step()

with torch.no_grad():
    print("accuracy", (model(X).argmax(1) == y).float().mean().item())
