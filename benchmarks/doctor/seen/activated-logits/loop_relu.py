import torch
import torch.nn as nn
from sklearn.datasets import make_blobs

torch.manual_seed(2)
X, y = make_blobs(500, centers=5, n_features=3, cluster_std=1.3, random_state=4)
X, y = torch.tensor((X - X.mean(0)) / X.std(0)).float(), torch.tensor(y)


class Net(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(i, o) for i, o in zip(sizes, sizes[1:]))

    def forward(self, x):
        for layer in self.layers:
            x = torch.tanh(layer(x))
        return x


net = Net([3, 24, 5])
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(50):
    for idx in torch.randperm(500).split(50):
        loss = nn.functional.cross_entropy(net(X[idx]), y[idx])
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 10 == 0:
        print(epoch, loss.item())
with torch.no_grad():
    print(nn.functional.cross_entropy(net(X), y).item())
