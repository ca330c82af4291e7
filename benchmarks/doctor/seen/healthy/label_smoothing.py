import torch
import torch.nn as nn
from sklearn.datasets import load_iris
torch.manual_seed(13)
iris = load_iris()
X = torch.tensor(iris.data, dtype=torch.float32); X = (X - X.mean(0)) / X.std(0)
Y = torch.tensor(iris.target)
model = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 3))
criterion = nn.CrossEntropyLoss(label_smoothing=0.1)
opt = torch.optim.AdamW(model.parameters(), lr=0.02)
for epoch in range(60):
    for i in torch.randperm(150).split(15):
        opt.zero_grad()
        loss = criterion(model(X[i]), Y[i])
        loss.backward()
        opt.step()
print(loss.item(), (model(X).argmax(1) == Y).float().mean().item())
