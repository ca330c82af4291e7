import torch
from torch import nn
from sklearn.datasets import load_digits

torch.manual_seed(0)
data = load_digits()
X = torch.tensor(data.data / 16, dtype=torch.float32)
y = torch.tensor(data.target)
net = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 10))
optimizer = torch.optim.SGD(net.parameters(), lr=5.0, momentum=0.9)
for epoch in range(10):
    for i in torch.randperm(len(X)).split(64):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(net(X[i]), y[i])
        loss.backward()
        optimizer.step()
    print(epoch, nn.functional.cross_entropy(net(X), y).item())
