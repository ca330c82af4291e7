import torch
import torch.nn as nn
from sklearn.datasets import make_blobs

torch.manual_seed(1)
X, y = make_blobs(600, centers=5, n_features=4, cluster_std=1.2, random_state=8)
X = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float32)
y = torch.tensor(y)
dims = [4, 24, 24, 5]
mods = []
for a, b in zip(dims[:-1], dims[1:]):
    mods.append(nn.Linear(a, b))
    mods.append(nn.Tanh())
net = nn.Sequential(*mods)
opt = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
crit = nn.CrossEntropyLoss()
for epoch in range(25):
    for i in torch.randperm(480).split(40):
        opt.zero_grad()
        loss = crit(net(X[i]), y[i])
        loss.backward()
        opt.step()
    if epoch % 5 == 4:
        print(epoch + 1, loss.item())
print("test loss", crit(net(X[480:]), y[480:]).item())
