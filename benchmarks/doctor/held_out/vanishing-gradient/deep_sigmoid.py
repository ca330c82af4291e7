# "My network gets stuck at 33 percent when I add more layers" - minimal example
import torch
import torch.nn as nn
from sklearn.datasets import make_blobs

torch.manual_seed(6)
X, y = make_blobs(n_samples=900, centers=[[2, 2, 0], [-2, 1, 1], [0, -2, -1]], cluster_std=1.0, random_state=6)
X = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float32)
y = torch.tensor(y, dtype=torch.long)

layers, width = [], 3
for _ in range(9):
    layers += [nn.Linear(width, 24), nn.Sigmoid()]
    width = 24
layers.append(nn.Linear(width, 3))
net = nn.Sequential(*layers)

opt = torch.optim.SGD(net.parameters(), lr=0.02, momentum=0.9)
ce = nn.CrossEntropyLoss()
for epoch in range(35):
    for rows in torch.randperm(700).chunk(20):
        opt.zero_grad()
        loss = ce(net(X[rows]), y[rows])
        loss.backward()
        opt.step()
    if epoch % 7 == 0:
        print("epoch", epoch, "loss", loss.item())

with torch.no_grad():
    print("accuracy on the rest", (net(X[700:]).argmax(1) == y[700:]).float().mean().item())
