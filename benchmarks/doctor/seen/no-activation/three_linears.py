import torch
import torch.nn as nn
from sklearn.datasets import make_circles

torch.manual_seed(0)
X, y = make_circles(600, factor=0.4, noise=0.1, random_state=0)
X = torch.tensor(X / X.std(), dtype=torch.float32)
y = torch.tensor(y, dtype=torch.float32)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.lin1 = nn.Linear(2, 16)
        self.lin2 = nn.Linear(16, 16)
        self.lin3 = nn.Linear(16, 1)

    def forward(self, x):
        x = self.lin1(x)
        x = self.lin2(x)
        return self.lin3(x).squeeze(1)


net = Net()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(30):
    for b in torch.randperm(480).split(40):
        loss = nn.functional.binary_cross_entropy_with_logits(net(X[b]), y[b])
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 6 == 5:
        print(epoch + 1, loss.item())
print("acc", ((net(X[480:]) > 0).float() == y[480:]).float().mean().item())
