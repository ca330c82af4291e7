import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import make_moons

torch.manual_seed(5)
X, y = make_moons(700, noise=0.12, random_state=9)
X = torch.tensor((X - X.mean(0)) / X.std(0)).float()
y = torch.tensor(y)


class SteepNet(nn.Module):
    def __init__(self, steepness):
        super().__init__()
        self.steepness = steepness
        self.l1 = nn.Linear(2, 12)
        self.l2 = nn.Linear(12, 12)
        self.l3 = nn.Linear(12, 2)

    def forward(self, x):
        x = torch.sigmoid(self.steepness * self.l1(x))
        x = torch.sigmoid(self.steepness * self.l2(x))
        return self.l3(x)


net = SteepNet(steepness=300.0)
opt = torch.optim.SGD(net.parameters(), lr=0.02, momentum=0.9)
for epoch in range(40):
    for b in torch.randperm(500).split(50):
        loss = F.cross_entropy(net(X[b]), y[b])
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 6 == 5:
        print(epoch + 1, loss.item())
print("acc", (net(X[500:]).argmax(1) == y[500:]).float().mean().item())
