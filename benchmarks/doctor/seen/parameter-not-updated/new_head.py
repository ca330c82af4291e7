# adapt the network to the four-class problem
import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import make_blobs

torch.manual_seed(2)
X, y = make_blobs(n_samples=800, centers=4, n_features=2, cluster_std=1.0, center_box=(-6, 6), random_state=3)
X = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float32)
y = torch.tensor(y)
Xtr, Xte, ytr, yte = X[:600], X[600:], y[:600], y[600:]


class Net(nn.Module):
    def __init__(self, n_out):
        super().__init__()
        self.fc1 = nn.Linear(2, 6)
        self.head = nn.Linear(6, n_out)

    def forward(self, x):
        return self.head(F.relu(self.fc1(x)))


net = Net(10)
optimizer = torch.optim.SGD(net.parameters(), lr=0.02, momentum=0.9)
net.head = nn.Linear(6, 4)
nn.init.normal_(net.head.weight, std=0.3)

for epoch in range(30):
    net.train()
    for idx in torch.randperm(600).split(50):
        optimizer.zero_grad()
        loss = F.cross_entropy(net(Xtr[idx]), ytr[idx])
        loss.backward()
        optimizer.step()
    net.eval()
    with torch.no_grad():
        acc = (net(Xte).argmax(1) == yte).float().mean().item()
    if epoch % 6 == 0:
        print(epoch, loss.item(), acc)
print(acc)
