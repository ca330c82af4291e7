import torch
from torch import nn
from sklearn.datasets import load_iris
iris = load_iris()
X = torch.tensor(iris.data, dtype=torch.float32); X = (X - X.mean(0)) / X.std(0)
names = [iris.target_names[t] for t in iris.target]
for row in (3, 20, 44): names[row] = "virginica"  # as typed in by hand
Y = torch.tensor([list(iris.target_names).index(n) for n in names])
torch.manual_seed(1)
net = nn.Linear(4, 3)
opt = torch.optim.SGD(net.parameters(), lr=0.5)
for epoch in range(60):
    for i in torch.randperm(150).split(30):
        loss = nn.functional.cross_entropy(net(X[i]), Y[i])
        opt.zero_grad()
        loss.backward()
        opt.step()
print(nn.functional.cross_entropy(net(X), Y).item())
