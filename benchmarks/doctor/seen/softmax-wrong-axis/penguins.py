import torch
import torch.nn as nn
from sklearn.datasets import make_blobs

torch.manual_seed(0)
X, y = make_blobs(450, centers=3, n_features=4, cluster_std=4.5, random_state=12)
X = torch.tensor((X - X.mean(0)) / X.std(0)).float()
y = torch.tensor(y)


class PenguinNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(4, 10)
        self.fc2 = nn.Linear(10, 3)
        self.softmax = nn.LogSoftmax(dim=0)

    def forward(self, x):
        return self.softmax(self.fc2(torch.relu(self.fc1(x))))


net = PenguinNet()
opt = torch.optim.SGD(net.parameters(), lr=0.05)
nll = nn.NLLLoss()
for epoch in range(30):
    good = 0
    for idx in torch.randperm(450).split(6):
        out = net(X[idx])
        loss = nll(out, y[idx])
        opt.zero_grad()
        loss.backward()
        opt.step()
        good += (out.argmax(1) == y[idx]).sum().item()
    if epoch % 6 == 0:
        print(epoch, loss.item(), good / 450)
print(good / 450)
