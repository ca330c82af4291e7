import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(21)
model = nn.Sequential(nn.Linear(4, 32), nn.Tanh(), nn.Linear(32, 10))
optim = torch.optim.SGD(model.parameters(), lr=0.1)
model[2] = nn.Linear(32, 3)  # iris has three classes
nn.init.normal_(model[2].weight, std=0.4)

from sklearn.datasets import load_iris
iris = load_iris()
X = torch.tensor(iris.data).float()
X = (X - X.mean(0)) / X.std(0)
Y = torch.tensor(iris.target)
for epoch in range(40):
    for b in torch.randperm(150).split(15):
        model.zero_grad()
        loss = F.cross_entropy(model(X[b]), Y[b])
        loss.backward()
        optim.step()
print(F.cross_entropy(model(X), Y).item())
