import torch
from torch import nn
from sklearn.datasets import load_wine
torch.manual_seed(1)
w = load_wine()
X = torch.tensor(w.data, dtype=torch.float32); X = ((X - X.mean(0)) / X.std(0))[:, :5]
Y = torch.tensor(w.target)
model = nn.Sequential(nn.Linear(5, 10), nn.ReLU(), nn.Linear(10, 3))
opt = torch.optim.SGD(model.parameters(), lr=0.1)
for epoch in range(60):
    X_epoch = X[torch.randperm(178)]
    Y_epoch = Y[torch.randperm(178)]
    for xb, yb in zip(X_epoch.split(16), Y_epoch.split(16)):
        loss = nn.functional.cross_entropy(model(xb), yb)
        opt.zero_grad()
        loss.backward()
        opt.step()
print(nn.functional.cross_entropy(model(X), Y).item())
